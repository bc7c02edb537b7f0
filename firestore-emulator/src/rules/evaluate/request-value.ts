import { formatFieldPath } from '../../model/field-path.ts'
import type { Query } from '../../model/query.ts'
import type { Auth, RulesRequest } from '../ruleset.ts'
import { fromDocument, fromJson, pathOf } from '../value/convert.ts'
import { MapValue, type RulesValue, TimestampValue } from '../value/value.ts'

const known = new WeakMap<Auth, MapValue>()

/** `request.auth`, made once for each token. */
function authValue(auth: Auth | null): RulesValue {
  if (auth === null) return null
  const made =
    known.get(auth) ??
    MapValue.of(
      new Map([
        ['uid', auth.uid],
        ['token', fromJson(auth.token)],
      ]),
    )
  known.set(auth, made)
  return made
}

/** The parts of `request`, each made when a rule first asks for it. */
export function requestParts(request: RulesRequest): Map<string, () => RulesValue> {
  const { auth, method, time } = request
  const { database } = request.database
  const parts = new Map<string, () => RulesValue>([
    ['auth', () => authValue(auth)],
    ['method', () => method],
    ['time', () => new TimestampValue(BigInt(time) * 1000n)],
  ])
  if (request.method === 'list') return parts.set('query', () => queryValue(request.query))
  parts.set('path', () => pathOf(database, request.path))
  if (request.method === 'create' || request.method === 'update') {
    parts.set('resource', () => fromDocument(database, request.after))
  }
  return request.method === 'delete' ? parts.set('resource', () => null) : parts
}

/** `resource`: the document as it is, or null. */
export function resourceValue(request: Exclude<RulesRequest, { method: 'list' }>): RulesValue {
  if (request.method === 'create' || request.resource === undefined) return null
  return fromDocument(request.database.database, request.resource)
}

function queryValue({ limit, offset, orderBy }: Query): MapValue {
  const orders = orderBy.map(({ field, direction }): [string, string] => [
    formatFieldPath(field),
    direction.toUpperCase(),
  ])
  return MapValue.of(
    new Map<string, RulesValue>([
      ['limit', limit === undefined ? null : BigInt(limit)],
      ['offset', BigInt(offset)],
      ['orderBy', MapValue.of(new Map(orders))],
    ]),
  )
}
