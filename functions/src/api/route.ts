import type { Actor, Role } from '@blinkcart/domain/account/role'
import { type CallableName, parsed } from '@blinkcart/domain/contract'
import { type Reason, Refusal } from '@blinkcart/domain/refusal'
import { z } from 'zod'

/** What an endpoint is told once its request has been read by its schemas. */
export interface Call<Query, Body> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** Who calls; stands for nobody on endpoints open to anyone. */
  readonly actor: Actor
}

/** One endpoint, as the table of routes lists it and the OpenAPI document describes it. */
export interface Endpoint<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`, with `{name}` for a parameter. */
  readonly path: string
  readonly summary: string
  readonly who: 'anyone' | readonly Role[]
  readonly query?: Query
  readonly body?: Body
  readonly result: z.ZodType
  readonly status: 200 | 201
  readonly reasons: readonly Reason[]
  /** The callable that it is another door to: both count for the same limit. */
  readonly counts?: CallableName
  readonly handle: (call: Call<z.output<Query>, z.output<Body>>) => Promise<unknown>
}

/** An endpoint whose request is still to be read. */
export interface Route extends Omit<Endpoint, 'handle'> {
  readonly answer: (call: Call<unknown, unknown>) => Promise<unknown>
}

/** The route of `endpoint`: reads query and body by its schemas, and refuses what does not fit. */
export function route<Query extends z.ZodType, Body extends z.ZodType>(endpoint: Endpoint<Query, Body>): Route {
  const { handle, ...described } = endpoint
  return {
    ...described,
    answer: async (call) => {
      const query = parsed(endpoint.query ?? z.strictObject({}), call.query)
      if (query instanceof Refusal) return query
      const body = parsed(endpoint.body ?? z.unknown(), call.body)
      if (body instanceof Refusal) return body
      return handle({ ...call, query: query as z.output<Query>, body: body as z.output<Body> })
    },
  }
}

/** The parameters of `path` where it fits `pattern`, or nothing where it does not. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const found = path.split('/')
  if (wanted.length !== found.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = found[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined && segment !== value) return undefined
    if (name !== undefined && value === '') return undefined
    if (name !== undefined) params[name] = value
  }
  return params
}
