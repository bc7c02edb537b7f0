import { StatusError } from '../model/status.ts'
import type { Caller } from '../service/service.ts'

const signedOut: Caller = { kind: 'user', auth: null }
const owner: Caller = { kind: 'owner' }

/**
 * Who an `Authorization` header speaks for: `Bearer owner` bypasses rules, a token's claims become `request.auth`, none is signed out.
 * Signatures aren't checked, as the Auth emulator makes none; a token that is malformed or has run out at `nowMs` is UNAUTHENTICATED.
 */
export function callerOf(authorization: string | undefined, nowMs: number): Caller {
  if (authorization === undefined || authorization.trim() === '') return signedOut
  const [, token] = /^Bearer\s+(\S+)\s*$/i.exec(authorization) ?? []
  if (token === undefined) throw unauthenticated('The Authorization header must hold a Bearer token.')
  if (token === 'owner') return owner
  const claims = readClaims(token)
  const expiry = expiryMs(claims)
  if (expiry <= nowMs) throw unauthenticated(`The token expired at ${new Date(expiry).toISOString()}.`)
  const uid = claims.user_id ?? claims.sub
  if (typeof uid !== 'string' || uid === '')
    throw unauthenticated('The token names no user: it has neither user_id nor sub.')
  return { kind: 'user', auth: { uid, token: claims } }
}

/** A request's header by its lower-case name. */
export type Header = (name: string) => string | undefined

/** Who speaks, and through what: SDKs name themselves and, in browsers, their app; any program may send `X-Usage-Label`. */
export function callerIn(header: Header, nowMs: number): Caller {
  const caller = callerOf(header('authorization'), nowMs)
  const client = header('x-goog-api-client')?.slice(0, longestName)
  const label = (header('x-usage-label') ?? header('x-firebase-gmpid'))?.slice(0, longestName)
  return { ...caller, ...(client && { client }), ...(label && { label }) }
}

const longestName = 200

/** The SDKs' `mockUserToken` makes tokens of 1970; those are meant never to run out. */
function expiryMs({ iat, exp }: Readonly<Record<string, unknown>>): number {
  return typeof exp === 'number' && iat !== 0 ? exp * 1000 : Number.POSITIVE_INFINITY
}

function readClaims(token: string): Readonly<Record<string, unknown>> {
  const [header, payload, signature] = token.split('.')
  if (header && payload && signature !== undefined) {
    const claims = parseJson(Buffer.from(payload, 'base64url').toString())
    if (typeof claims === 'object' && claims !== null && !Array.isArray(claims)) return { ...claims }
  }
  throw unauthenticated('The Bearer token is not a JSON web token.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const unauthenticated = (message: string) => new StatusError('UNAUTHENTICATED', message)
