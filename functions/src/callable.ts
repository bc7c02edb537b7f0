import type { Actor, Role } from '@blinkcart/domain/account/role'
import {
  type CallableName,
  type CallableResult,
  contract,
  type ParsedRequest,
  parsed,
} from '@blinkcart/domain/contract'
import { Refusal } from '@blinkcart/domain/refusal'
import { type CallableFunction, HttpsError, onCall } from 'firebase-functions/v2/https'
import { type Caller, callerOf } from './accounts/caller.ts'
import { auth, region } from './firebase.ts'
import { limits } from './limits/limits.ts'
import { settings } from './settings.ts'

/** What callable `N` does: an answer, or a refusal as a value. */
export type Handler<N extends CallableName, By = Caller> = (
  request: ParsedRequest<N>,
  by: By,
) => Promise<CallableResult<N> | Refusal>

/** The callable `name`: knows its caller, lets nobody come too often, reads the request by the contract, and names every refusal. */
export function callable<N extends CallableName>(name: N, handle: Handler<N>): CallableFunction<unknown, unknown> {
  return rarelyAskedFirst(
    onCall({ region, cors: true, enforceAppCheck: settings.appCheck }, async ({ auth: session, data }) => {
      const caller = orThrow(await callerOf(auth, session?.token))
      orThrow(await limits(name, caller.uid))
      const request = orThrow(parsed(contract[name].input, withoutNulls(data))) as ParsedRequest<N>
      return orThrow(await handle(request, caller))
    }),
  )
}

/** A handler for callers that have one of `roles`; others are refused. */
export function withRole<N extends CallableName>(roles: readonly Role[], handle: Handler<N, Actor>): Handler<N> {
  return async (request, { uid, role }) => {
    if (role === undefined || !roles.includes(role))
      return new Refusal('WRONG_ROLE', `this is for ${roles.join(' or ')} accounts`)
    return handle(request, { uid, role })
  }
}

/** How long a browser remembers that it may call: no browser does for longer. */
const rememberedS = 2 * 60 * 60

/**
 * `called`, which browsers need not ask before each call whether they may: they ask before the first one. The site and
 * its functions live under different names, and on a phone that question takes as long as the call itself.
 */
function rarelyAskedFirst(called: CallableFunction<unknown, unknown>): CallableFunction<unknown, unknown> {
  const answering = (...[request, response]: Parameters<typeof called>) => {
    if (request.method === 'OPTIONS') response.setHeader('Access-Control-Max-Age', rememberedS)
    return called(request, response)
  }
  return Object.assign(answering, called)
}

/** `value`, unless it is a refusal: that leaves as the error callers know it by. */
function orThrow<T>(value: T | Refusal): T {
  if (!(value instanceof Refusal)) return value
  throw new HttpsError(value.code, value.message, { ...value.details, reason: value.reason })
}

/** The callable protocol has no undefined: clients send it as null, and no request of ours has a null to say. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const told = Object.entries(value).filter(([, field]) => field !== null)
  return Object.fromEntries(told.map(([key, field]) => [key, withoutNulls(field)]))
}
