import { sameFieldPath } from '../model/field-path.ts'
import { type FieldPath, isDocumentKey } from '../model/path.ts'
import type { Aggregation, Direction, Order, Query } from '../model/query.ts'
import { normalizeQuery } from '../model/query-order.ts'
import { StatusError } from '../model/status.ts'
import type { IndexReader } from '../storage/store.ts'
import { planQuery } from './plan.ts'

/**
 * A query as it must be run to sum up or average fields of its documents: Firestore reads those from the index that serves the query, behind
 * the fields that filter and sort, so that index must hold them. Throws FAILED_PRECONDITION when there is none. In which order it holds them
 * doesn't matter.
 */
export function aggregatedQuery(indexes: IndexReader, query: Query, aggregations: readonly Aggregation[]): Query {
  const { orders, fields } = partsOf(query, aggregations)
  if (fields.length === 0) return query
  const candidates = (['asc', 'desc'] as const).flatMap((direction) =>
    permutations(fields).map((permutation) => ({ ...query, orderBy: [...orders, ...ordered(permutation, direction)] })),
  )
  return firstPlanned(indexes, candidates)
}

/** The same with the first of the orders that the summed fields may have, whether there is an index or not. */
export function orderedBySummed(query: Query, aggregations: readonly Aggregation[]): Query {
  const { orders, fields } = partsOf(query, aggregations)
  return fields.length === 0 ? query : { ...query, orderBy: [...orders, ...ordered(fields, 'asc')] }
}

/** What a query sorts by, and the summed fields that aren't among that. */
function partsOf(query: Query, aggregations: readonly Aggregation[]) {
  const { orderBy } = normalizeQuery(query)
  const fields = summedFields(aggregations).filter(
    (field) => !orderBy.some((order) => sameFieldPath(order.field, field)),
  )
  return { orders: orderBy.filter(({ field }) => !isDocumentKey(field)), fields }
}

function summedFields(aggregations: readonly Aggregation[]): readonly FieldPath[] {
  const fields: FieldPath[] = []
  for (const one of aggregations) {
    if (one.kind !== 'count' && !fields.some((field) => sameFieldPath(field, one.field))) fields.push(one.field)
  }
  return fields
}

/** The first that has its indexes; when none has, what the very first lacks is told. */
function firstPlanned(indexes: IndexReader, queries: readonly Query[]): Query {
  let missing: unknown
  for (const query of queries) {
    try {
      planQuery(indexes, query, { lax: false })
      return query
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      missing ??= error
    }
  }
  throw missing
}

const ordered = (fields: readonly FieldPath[], direction: Direction): readonly Order[] =>
  fields.map((field) => ({ field, direction }))

/** At most five aggregations are allowed in a query, so there are never more than 120. */
const permutations = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.length < 2 ? [all] : all.flatMap((one, i) => permutations(all.toSpliced(i, 1)).map((rest) => [one, ...rest]))
