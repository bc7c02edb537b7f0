import { randomUUID } from 'node:crypto'
import { demoPassword } from '@blinkcart/local/seed/accounts'
import { beforeAll, describe, expect, test } from 'vitest'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const tokens: Record<string, string> = {}

async function signIn(email: string): Promise<string> {
  const endpoint = `http://127.0.0.1:${ports.auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`
  const body = JSON.stringify({ email, password: demoPassword, returnSecureToken: true })
  const answer = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return ((await answer.json()) as { idToken: string }).idToken
}

beforeAll(async () => {
  for (const who of ['customer', 'customer2', 'partner', 'admin'])
    tokens[who] = await signIn(`${who}@demo.blinkcart.app`)
})

/** What the answers below may hold. */
interface Answer {
  readonly paths?: Record<string, unknown>
  readonly products?: readonly unknown[]
  readonly orders?: readonly unknown[]
  readonly events?: readonly unknown[]
}

/** Asks the API through Hosting, as an integration would. */
async function ask(who: string | undefined, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(who ? { authorization: `Bearer ${tokens[who]}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Answer }
}

describe('the REST API', () => {
  test('says that it is well, what it can do and what is on sale, to anyone', async () => {
    expect(await ask(undefined, 'GET', '/health')).toEqual({ status: 200, body: { ok: true } })
    const { body } = await ask(undefined, 'GET', '/openapi.json')
    expect(Object.keys(body.paths ?? {})).toContain('/orders/{orderId}/actions')
    const { body: catalog } = await ask(undefined, 'GET', '/products')
    expect(catalog.products?.length).toBeGreaterThan(20)
    expect(await ask(undefined, 'GET', '/products/water')).toMatchObject({ status: 200, body: { sku: 'water' } })
    expect(await ask(undefined, 'GET', '/products/gold')).toMatchObject({ status: 404 })
  })

  test('places, lists, shows and cancels an order, for its customer only', async () => {
    const request = basket()
    const { orderId } = request
    const placed = { status: 201, body: { orderId, total: request.quotedTotal, status: 'PLACED' } }
    expect(await ask('customer', 'POST', '/orders', request)).toEqual(placed)
    expect(await ask('customer', 'POST', '/orders', request)).toEqual(placed)
    expect(await ask('customer2', 'POST', '/orders', request)).toMatchObject({
      status: 409,
      body: { error: { reason: 'ID_REUSED' } },
    })

    expect(await ask('customer', 'GET', `/orders/${orderId}`)).toMatchObject({
      status: 200,
      body: { id: orderId, status: 'PLACED' },
    })
    expect(await ask('customer2', 'GET', `/orders/${orderId}`)).toMatchObject({
      status: 403,
      body: { error: { reason: 'NOT_YOURS' } },
    })
    expect((await ask('customer', 'GET', '/orders?status=PLACED&limit=1')).body.orders).toMatchObject([{ id: orderId }])
    const { body: history } = await ask('admin', 'GET', `/orders/${orderId}/events`)
    expect(history.events).toMatchObject([{ seq: 1, action: 'place', at: expect.stringMatching(/^\d{4}-.*Z$/) }])

    const cancel = { actionId: randomUUID(), type: 'cancel' }
    expect(
      await ask('admin', 'POST', `/orders/${orderId}/actions`, { ...cancel, actionId: randomUUID() }),
    ).toMatchObject({
      status: 403,
      body: { error: { reason: 'WRONG_ROLE' } },
    })
    expect(await ask('customer', 'POST', `/orders/${orderId}/actions`, cancel)).toEqual({
      status: 200,
      body: { verdict: 'applied', status: 'CANCELLED', version: 2 },
    })
  })

  test.each<[string | undefined, string, string, unknown, number]>([
    [undefined, 'GET', '/orders', undefined, 401],
    ['customer', 'GET', '/partners', undefined, 403],
    ['admin', 'GET', '/partners', undefined, 200],
    ['partner', 'POST', '/orders', basket(), 403],
    ['customer', 'POST', '/orders', { ...basket(), items: [] }, 422],
    ['customer', 'POST', '/orders', { ...basket(), coupon: 'x' }, 400],
    ['customer', 'GET', '/orders?limit=1000', undefined, 400],
    ['customer', 'GET', '/orders/none', undefined, 404],
    ['customer', 'GET', '/nothing', undefined, 404],
  ])('answers %s who would %s %s %j with %i', async (who, method, path, body, status) => {
    expect(await ask(who, method, path, body)).toMatchObject({ status })
  })
})
