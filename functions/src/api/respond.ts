import type { Actor } from '@blinkcart/domain/account/role'
import { Refusal } from '@blinkcart/domain/refusal'
import type { Auth } from 'firebase-admin/auth'
import { type Accounts, callerOf } from '../accounts/caller.ts'
import type { Limits } from '../limits/limits.ts'
import { presented } from './present.ts'
import { match, type Route } from './route.ts'

/** A request as HTTP brings it, its body already read as JSON. */
export interface ApiRequest {
  readonly method: string
  /** With or without `/api` before `/v1`. */
  readonly path: string
  readonly query: Readonly<Record<string, unknown>>
  readonly authorization: string | undefined
  /** Where it comes from, as far as the server can tell. */
  readonly address: string
  readonly body: unknown
}

/** What to answer. */
export interface ApiResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Who is let in, and how often. */
export interface Gate {
  readonly accounts: Accounts & Pick<Auth, 'verifyIdToken'>
  readonly limits: Limits
}

/** Answers `request` by the table of `routes`; every refusal has its reason and its status. */
export async function respond(
  routes: readonly Route[],
  { accounts, limits }: Gate,
  request: ApiRequest,
): Promise<ApiResponse> {
  const path = request.path.replace(/^\/api(?=\/)/, '').replace(/\/$/, '')
  const [, below] = /^\/v1(\/.*)$/.exec(path) ?? []
  for (const route of routes) {
    const params = below === undefined || route.method !== request.method ? undefined : match(route.path, below)
    if (params === undefined) continue
    const actor = await actorFor(route, accounts, request.authorization)
    if (actor instanceof Refusal) return refusal(actor)
    const tooMany =
      route.who === 'anyone' ? await limits('anyone', request.address) : await limits(route.counts ?? 'api', actor.uid)
    if (tooMany) return refusal(tooMany)
    const { query } = request
    const answer = await route.answer({ params, query, body: within(request.body, route, params), actor })
    return answer instanceof Refusal ? refusal(answer) : { status: route.status, body: presented(answer) }
  }
  return refusal(new Refusal('NOT_FOUND', `there is no ${request.method} ${request.path}`))
}

const nobody: Actor = { uid: '', role: 'customer' }

async function actorFor(
  { who }: Route,
  accounts: Accounts & Pick<Auth, 'verifyIdToken'>,
  authorization: string | undefined,
): Promise<Actor | Refusal> {
  if (who === 'anyone') return nobody
  const [, bearer] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? []
  if (bearer === undefined) return new Refusal('UNAUTHENTICATED', 'send an ID token as bearer')
  const token = await accounts.verifyIdToken(bearer).catch(() => undefined)
  const caller = await callerOf(accounts, token)
  if (caller instanceof Refusal) return caller
  const { uid, role } = caller
  if (role === undefined || !who.includes(role))
    return new Refusal('WRONG_ROLE', `this is for ${who.join(' or ')} accounts`)
  return { uid, role }
}

/** The body with what the path says added to it, so that one schema reads both; where they differ, the path counts. */
function within(body: unknown, route: Route, params: Readonly<Record<string, string>>): unknown {
  if (route.method === 'GET' || typeof body !== 'object' || body === null) return body
  return { ...body, ...params }
}

function refusal({ reason, message, details, status }: Refusal): ApiResponse {
  const body = { error: { reason, message, details } }
  const { retryAfter } = details
  if (typeof retryAfter !== 'number') return { status, body }
  return { status, headers: { 'retry-after': String(Math.ceil(retryAfter / 1000)) }, body }
}
