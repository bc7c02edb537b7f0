import type { Document } from '../model/document.ts'
import { getField } from '../model/field-access.ts'
import { type FieldPath, isDocumentKey } from '../model/path.ts'
import type { Aggregation } from '../model/query.ts'
import { nullValue, type Value } from '../model/value.ts'

/**
 * Counts, sums and averages over documents, in one pass that stops when nobody wants more. A document that lacks one of the fields that are summed
 * or averaged plays no part in any of it, not even in a count: Firestore reads all of them from one index, which it isn't in.
 */
export function aggregate(
  documents: Iterable<Document>,
  aggregations: readonly Aggregation[],
): ReadonlyMap<string, Value> {
  const tallies = aggregations.map((aggregation) => ({ alias: aggregation.alias, tally: tallyOf(aggregation) }))
  const fields = aggregations.flatMap((one) => (one.kind === 'count' || isDocumentKey(one.field) ? [] : [one.field]))
  for (const document of documents) {
    if (fields.some((field) => getField(document.fields, field) === undefined)) continue
    let hungry = false
    for (const { tally } of tallies) hungry = tally.take(document) || hungry
    if (!hungry) break
  }
  return new Map(tallies.map(({ alias, tally }) => [alias, tally.result()]))
}

/** `take` answers whether it wants more. */
interface Tally {
  take(document: Document): boolean
  result(): Value
}

function tallyOf(aggregation: Aggregation): Tally {
  switch (aggregation.kind) {
    case 'count':
      return counting(aggregation.upTo ?? Number.POSITIVE_INFINITY)
    case 'sum':
      return summing(aggregation.field, ({ count, sum }) => (count === 0 ? { kind: 'integer', value: 0n } : sum()))
    case 'avg':
      return summing(aggregation.field, ({ count, total }) =>
        count === 0 ? nullValue : { kind: 'double', value: total() / count },
      )
  }
}

function counting(upTo: number): Tally {
  let count = 0
  return {
    take: () => ++count < upTo,
    result: () => ({ kind: 'integer', value: BigInt(Math.min(count, upTo)) }),
  }
}

interface Sums {
  readonly count: number
  total(): number
  sum(): Value
}

/** Integers are added exactly, and only in the end joined with the doubles; a sum of integers stays one as long as it fits. */
function summing(field: FieldPath, conclude: (sums: Sums) => Value): Tally {
  let integers = 0n
  let doubles = 0
  let count = 0
  let hasDoubles = false
  const total = () => Number(integers) + doubles
  return {
    take({ fields }) {
      const value = isDocumentKey(field) ? undefined : getField(fields, field)
      if (value?.kind === 'integer') integers += value.value
      else if (value?.kind === 'double') {
        doubles += value.value
        hasDoubles = true
      } else return true
      count++
      return true
    },
    result: () =>
      conclude({
        count,
        total,
        sum: () =>
          hasDoubles || BigInt.asIntN(64, integers) !== integers
            ? { kind: 'double', value: total() }
            : { kind: 'integer', value: integers },
      }),
  }
}
