import type { DatabaseId } from '../model/path.ts'
import { type FieldPath, isDocumentKey } from '../model/path.ts'
import type { Filter, Query } from '../model/query.ts'
import { canonicalQueryId } from '../model/query-id.ts'
import type { FieldFilter } from '../model/query-order.ts'
import { invalidArgument } from '../model/status.ts'
import type { Value } from '../model/value.ts'
import { matches } from '../query/filter.ts'
import { comparator } from '../query/order.ts'
import type { Interest, LiveQuery, Place } from '../watch/live-query.ts'
import { equalityKey } from '../watch/target-index.ts'
import { collectionOf } from './judge.ts'
import type { QueryEngine } from './query-engine.ts'
import { projected } from './run-query.ts'

/** Prepares a query for listeners. */
export function liveQuery(queries: QueryEngine, database: DatabaseId, query: Query): LiveQuery {
  if (query.findNearest !== undefined) throw invalidArgument('A nearest-neighbour query cannot be listened to.')
  return {
    id: canonicalQueryId(query),
    place: placeOf(query),
    limit: query.limit,
    offset: query.offset,
    matches: (document) => matches(query, document),
    compare: comparator(query),
    run: (reader) => queries.run(reader, { database, query }).documents,
    shape: (document) => projected(query, document),
  }
}

function placeOf({ parent, collectionId, allDescendants, where }: Query): Place {
  if (collectionId === undefined) return { kind: 'descendants', parent }
  const interest = interestOf(where)
  const narrowed = interest === undefined ? {} : { interest }
  return allDescendants
    ? { kind: 'group', collectionId, parent, ...narrowed }
    : { kind: 'collection', path: collectionOf(parent, collectionId), ...narrowed }
}

/** The first condition that every result meets and that one value of one field can be looked up by. */
function interestOf(where: Filter | undefined): Interest | undefined {
  if (where === undefined || where.kind === 'or') return undefined
  if (where.kind === 'field') return interestOfField(where)
  for (const filter of where.filters) {
    const interest = interestOf(filter)
    if (interest !== undefined) return interest
  }
  return undefined
}

function interestOfField({ field, op, value }: FieldFilter): Interest | undefined {
  if (isDocumentKey(field)) return undefined
  if (op === '==') return interestIn(field, 'value', [value])
  if (op === 'array-contains') return interestIn(field, 'element', [value])
  if (op === 'in' && value.kind === 'array') return interestIn(field, 'value', value.values)
  return undefined
}

function interestIn(field: FieldPath, via: Interest['via'], values: readonly Value[]): Interest | undefined {
  const keys = values.map(equalityKey).filter((key) => key !== undefined)
  return keys.length === values.length ? { field, via, keys } : undefined
}
