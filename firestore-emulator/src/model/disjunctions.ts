import type { Filter } from './query.ts'
import type { FieldFilter } from './query-order.ts'

/**
 * A filter tree as a list of alternatives, each a list of conditions that must all hold (its disjunctive normal form). `in` and
 * `array-contains-any` become one alternative for each value. Null and NaN in their lists match nothing, so they give none.
 */
export function disjunctions(filter: Filter | undefined): readonly (readonly FieldFilter[])[] {
  if (filter === undefined) return [[]]
  if (filter.kind === 'field') return alternatives(filter).map((one) => [one])
  if (filter.kind === 'or') return filter.filters.flatMap(disjunctions)
  return filter.filters
    .map(disjunctions)
    .reduce<readonly (readonly FieldFilter[])[]>(
      (all, next) => all.flatMap((left) => next.map((right) => [...left, ...right])),
      [[]],
    )
}

/** How many alternatives `disjunctions` would give, without making them. */
export function countDisjunctions(filter: Filter | undefined): number {
  if (filter === undefined) return 1
  if (filter.kind === 'field') {
    return isList(filter) && filter.value.kind === 'array' ? filter.value.values.length : 1
  }
  const counts = filter.filters.map(countDisjunctions)
  return filter.kind === 'or'
    ? counts.reduce((sum, count) => sum + count, 0)
    : counts.reduce((product, count) => product * count, 1)
}

const isList = ({ op }: FieldFilter): boolean => op === 'in' || op === 'array-contains-any'

function alternatives(filter: FieldFilter): readonly FieldFilter[] {
  if (!isList(filter) || filter.value.kind !== 'array') return [filter]
  const op = filter.op === 'in' ? '==' : 'array-contains'
  return filter.value.values
    .filter((value) => value.kind !== 'null' && !(value.kind === 'double' && Number.isNaN(value.value)))
    .map((value) => ({ kind: 'field', field: filter.field, op, value }))
}
