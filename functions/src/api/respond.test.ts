import { Refusal } from '@blinkcart/domain/refusal'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Limits } from '../limits/limits.ts'
import { openApi } from './open-api.ts'
import { type ApiRequest, type Gate, respond } from './respond.ts'
import { match, route } from './route.ts'

const echo = route({
  method: 'POST',
  path: '/echo/{word}',
  summary: 'Says it again',
  who: ['customer'],
  query: z.strictObject({ times: z.coerce.number().int().exactOptional() }),
  body: z.strictObject({ word: z.string(), loud: z.boolean().exactOptional() }),
  result: z.strictObject({ said: z.string() }),
  status: 201,
  reasons: ['NOT_YOURS', 'PIN_LOCKED'],
  counts: 'placeOrder',
  handle: async ({ body, actor, query }) =>
    body.word === 'secret'
      ? new Refusal('NOT_YOURS', 'not yours', { word: body.word })
      : { said: `${actor.uid}:${body.word}:${query.times ?? 1}` },
})
const open = route({
  method: 'GET',
  path: '/open',
  summary: 'Open to all',
  who: 'anyone',
  result: z.strictObject({ ok: z.boolean() }),
  status: 200,
  reasons: [],
  handle: async () => ({ ok: true }),
})

/** Accounts by token: `asha` is a customer, `ravi` a partner, `gone` signed out since, `banned` disabled. */
const accounts = {
  verifyIdToken: async (token: string) => {
    if (!['asha', 'ravi', 'gone', 'banned', 'new', 'weary'].includes(token)) throw new Error('malformed')
    return { uid: token, iat: 1_000 }
  },
  getUser: async (uid: string) => ({
    disabled: uid === 'banned',
    tokensValidAfterTime: new Date(uid === 'gone' ? 2_000_000 : 0).toUTCString(),
    customClaims: { asha: { role: 'customer' }, weary: { role: 'customer' }, ravi: { role: 'delivery_partner' } }[uid],
  }),
  // The two methods above answer with as much of their records as is read.
} as unknown as Gate['accounts']

const counted: string[] = []
/** Whoever is called weary, or comes from afar, has come too often. */
const limits: Limits = async (what, caller) => {
  counted.push(`${caller} ${what}`)
  if (!['weary', '203.0.113.9'].includes(caller)) return undefined
  return new Refusal('RATE_LIMITED', 'too often', { retryAfter: 1_001 })
}

function ask(change: Partial<ApiRequest>) {
  const address = '127.0.0.1'
  const request = {
    method: 'POST',
    path: '/api/v1/echo/hi',
    query: {},
    authorization: 'Bearer asha',
    address,
    body: {},
  }
  return respond([open, echo], { accounts, limits }, { ...request, ...change })
}

describe('the API', () => {
  test('answers with and without the hosting prefix', async () => {
    expect(await ask({ query: { times: '2' } })).toEqual({ status: 201, body: { said: 'asha:hi:2' } })
    expect(await ask({ path: '/v1/echo/hi/' })).toEqual({ status: 201, body: { said: 'asha:hi:1' } })
    expect(await ask({ method: 'GET', path: '/api/v1/open', authorization: undefined })).toEqual({
      status: 200,
      body: { ok: true },
    })
  })

  test('tells those who come too often when to come again', async () => {
    counted.length = 0
    const refused = {
      status: 429,
      headers: { 'retry-after': '2' },
      body: { error: { reason: 'RATE_LIMITED', details: { retryAfter: 1_001 } } },
    }
    expect(await ask({ authorization: 'Bearer weary' })).toMatchObject(refused)
    const stranger = { method: 'GET', path: '/api/v1/open', authorization: undefined }
    expect(await ask({ ...stranger, address: '203.0.113.9' })).toMatchObject(refused)
    expect(await ask(stranger)).toMatchObject({ status: 200 })
    await ask({})
    expect(counted).toEqual(['weary placeOrder', '203.0.113.9 anyone', '127.0.0.1 anyone', 'asha placeOrder'])
  })

  test('counts the path where the body says something else', async () => {
    expect((await ask({ body: { word: 'other' } })).body).toEqual({ said: 'asha:hi:1' })
  })

  test.each<[string, Partial<ApiRequest>, number, string]>([
    ['an unknown path', { path: '/api/v1/nothing' }, 404, 'NOT_FOUND'],
    ['an unknown version', { path: '/api/v2/open' }, 404, 'NOT_FOUND'],
    ['another method', { method: 'DELETE' }, 404, 'NOT_FOUND'],
    ['no token', { authorization: undefined }, 401, 'UNAUTHENTICATED'],
    ['a bad token', { authorization: 'Bearer forged' }, 401, 'UNAUTHENTICATED'],
    ['an ended session', { authorization: 'Bearer gone' }, 401, 'SESSION_REVOKED'],
    ['a disabled account', { authorization: 'Bearer banned' }, 403, 'ACCOUNT_DISABLED'],
    ['an account without a role', { authorization: 'Bearer new' }, 403, 'WRONG_ROLE'],
    ['another role', { authorization: 'Bearer ravi' }, 403, 'WRONG_ROLE'],
    ['an unknown field', { body: { admin: true } }, 400, 'INVALID_REQUEST'],
    ['an unknown parameter', { query: { page: '2' } }, 400, 'INVALID_REQUEST'],
    ['a refused core', { path: '/api/v1/echo/secret' }, 403, 'NOT_YOURS'],
  ])('refuses %s', async (_, change, status, reason) => {
    expect(await ask(change)).toMatchObject({ status, body: { error: { reason } } })
  })
})

describe('a path', () => {
  test('fits its pattern segment by segment', () => {
    expect(match('/orders/{orderId}/events', '/orders/o1/events')).toEqual({ orderId: 'o1' })
    expect(match('/orders/{orderId}', '/orders/')).toBeUndefined()
    expect(match('/orders/{orderId}', '/orders/o1/events')).toBeUndefined()
    expect(match('/orders', '/products')).toBeUndefined()
  })
})

describe('the OpenAPI document', () => {
  const { paths } = openApi([open, echo]) as { paths: Record<string, Record<string, Record<string, unknown>>> }

  test('describes parameters, body and every refusal under its status', () => {
    const described = paths['/echo/{word}']?.post
    expect(described).toMatchObject({
      security: [{ idToken: [] }],
      parameters: [
        { name: 'word', in: 'path', required: true },
        { name: 'times', in: 'query', required: false },
      ],
      requestBody: { content: { 'application/json': { schema: { properties: { loud: { type: 'boolean' } } } } } },
      responses: { 201: {}, 400: { description: 'INVALID_REQUEST' }, 429: { description: 'PIN_LOCKED, RATE_LIMITED' } },
    })
    expect(JSON.stringify(described?.requestBody)).not.toContain('"word"')
  })

  test('asks for no token where anyone may come', () => {
    expect(paths['/open']?.get).toMatchObject({ security: [] })
  })
})
