import { compareFieldPaths, sameFieldPath } from './field-path.ts'
import { documentKey, type FieldPath, isDocumentKey } from './path.ts'
import type { FieldOperator, Filter, Order, Query } from './query.ts'

export type FieldFilter = Extract<Filter, { kind: 'field' }>

/** All conditions of a filter tree, wherever they stand in it. */
export function fieldFilters(filter: Filter | undefined): readonly FieldFilter[] {
  if (filter === undefined) return []
  return filter.kind === 'field' ? [filter] : filter.filters.flatMap(fieldFilters)
}

const inequalities: ReadonlySet<FieldOperator> = new Set(['<', '<=', '>', '>=', '!=', 'not-in'])

/** Whether an operator is one that orders a query by its field. */
export const isInequality = (op: FieldOperator): boolean => inequalities.has(op)

/** The distinct fields with inequality filters, sorted as implicit orders are. */
export function inequalityFields(filter: Filter | undefined): readonly FieldPath[] {
  const fields: FieldPath[] = []
  for (const { field, op } of fieldFilters(filter)) {
    if (isInequality(op) && !fields.some((known) => sameFieldPath(known, field))) fields.push(field)
  }
  return fields.sort(compareFieldPaths)
}

/**
 * The query with its whole order spelled out: what it asks for, then the fields of its inequalities, then the document's name, the
 * added ones in the direction of the last order asked for. Doing it twice changes nothing.
 */
export function normalizeQuery(query: Query): Query {
  const known = normalized.get(query)
  if (known !== undefined) return known
  const result = withWholeOrder(query)
  normalized.set(query, result)
  return result
}

/** Filters and comparators ask once for each document, so the answer is kept as long as the query is. */
const normalized = new WeakMap<Query, Query>()

function withWholeOrder(query: Query): Query {
  const orderBy: Order[] = [...query.orderBy]
  const direction = orderBy.at(-1)?.direction ?? 'asc'
  const has = (field: FieldPath) => orderBy.some((order) => sameFieldPath(order.field, field))
  for (const field of inequalityFields(query.where)) {
    if (!isDocumentKey(field) && !has(field)) orderBy.push({ field, direction })
  }
  if (!has([documentKey])) orderBy.push({ field: [documentKey], direction })
  return orderBy.length === query.orderBy.length ? query : { ...query, orderBy }
}
