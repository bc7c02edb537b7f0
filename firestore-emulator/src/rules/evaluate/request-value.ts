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

export type RequestPart = 'auth' | 'method' | 'time' | 'path' | 'resource' | 'query'

const partsOf = (...names: readonly RequestPart[]): ReadonlyMap<string, RequestPart> =>
  new Map(names.map((name) => [name, name]))

const readParts = partsOf('auth', 'method', 'time', 'path')
const writeParts = partsOf('auth', 'method', 'time', 'path', 'resource')
/** What `request` has beside its path, which differs from document to document. */
export const listParts: readonly RequestPart[] = ['auth', 'method', 'time', 'query']

/** `request` for a single document; its parts are made when a rule first asks for them. */
export const requestValue = (request: Exclude<RulesRequest, { method: 'list' }>): MapValue =>
  MapValue.reading(request.method === 'get' ? readParts : writeParts, (part) => requestPart(request, part))

export function requestPart(request: RulesRequest, part: RequestPart): RulesValue {
  const { database } = request.database
  switch (part) {
    case 'auth':
      return authValue(request.auth)
    case 'method':
      return request.method
    case 'time':
      return new TimestampValue(BigInt(request.time) * 1000n)
    case 'path':
      return request.method === 'list' ? null : pathOf(database, request.path)
    case 'resource':
      return 'after' in request ? fromDocument(database, request.after) : null
    case 'query':
      return request.method === 'list' ? queryValue(request.query) : null
  }
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
