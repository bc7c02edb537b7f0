import { formatFieldPath } from './field-path.ts'
import type { Cursor, Filter, Query } from './query.ts'
import { normalizeQuery } from './query-order.ts'
import type { Value } from './value.ts'
import { sortedEntries } from './value-order.ts'

/** One string for all ways to write the same query: what shared listeners, plans and proofs are kept by. */
export function canonicalQueryId(query: Query): string {
  const { parent, collectionId, allDescendants, where, orderBy, startAt, endAt, offset, limit, select, findNearest } =
    normalizeQuery(query)
  return [
    `${parent}|${collectionId ?? ''}|${allDescendants ? '**' : '*'}`,
    where ? filterId(where) : '',
    orderBy.map(({ field, direction }) => `${formatFieldPath(field)} ${direction}`).join(','),
    cursorId(startAt),
    cursorId(endAt),
    `${offset}`,
    limit === undefined ? '' : `${limit}`,
    select ? select.map(formatFieldPath).sort().join(',') : '*',
    findNearest ? JSON.stringify({ ...findNearest, field: formatFieldPath(findNearest.field) }) : '',
  ].join('|')
}

/** A value as text, another one for each value that a reader can tell apart. */
export function canonicalValue(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null'
    case 'boolean':
      return `${value.value}`
    case 'integer':
      return `${value.value}n`
    case 'double':
      return Object.is(value.value, -0) ? '-0.0' : `${value.value}f`
    case 'timestamp':
      return `time(${value.value.seconds},${value.value.nanos})`
    case 'string':
      return JSON.stringify(value.value)
    case 'bytes':
      return `bytes(${Buffer.from(value.value).toString('base64')})`
    case 'reference':
      return `ref(${JSON.stringify(value.value)})`
    case 'geopoint':
      return `geo(${value.latitude},${value.longitude})`
    case 'array':
      return `[${value.values.map(canonicalValue).join(',')}]`
    case 'vector':
      return `vector(${value.values.join(',')})`
    case 'map': {
      const entries = sortedEntries(value.fields).map(
        ([name, field]) => `${JSON.stringify(name)}:${canonicalValue(field)}`,
      )
      return `{${entries.join(',')}}`
    }
  }
}

function filterId(filter: Filter): string {
  if (filter.kind === 'field') return `${formatFieldPath(filter.field)} ${filter.op} ${canonicalValue(filter.value)}`
  const only = filter.filters.length === 1 ? filter.filters[0] : undefined
  if (only !== undefined) return filterId(only)
  return `${filter.kind}(${filter.filters.map(filterId).sort().join(',')})`
}

const cursorId = (cursor: Cursor | undefined): string =>
  cursor === undefined ? '' : `${cursor.before ? '<' : '>'}${cursor.values.map(canonicalValue).join(',')}`
