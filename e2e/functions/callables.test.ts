import { randomUUID } from 'node:crypto'
import type { CallableName, CallableRequest } from '@blinkcart/domain/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, newcomer, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
let asha: Actor
let kabir: Actor
let admin: Actor
beforeAll(async () => {
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
  kabir = await signIn(ports, 'customer2@demo.blinkcart.app')
  admin = await signIn(ports, 'admin@demo.blinkcart.app')
})
afterAll(async () => {
  await Promise.all([asha, kabir, admin].map((actor) => actor.leave()))
})

/** Calls with whatever is given, as a client that knows no types would, and tells why it was refused. */
async function refused(actor: Actor, name: CallableName, request: unknown): Promise<unknown> {
  return actor.call(name, request as CallableRequest<typeof name>).then(
    (answer) => ({ answered: answer }),
    (error: { code?: string; details?: { reason?: string } }) => [error.code, error.details?.reason],
  )
}

describe('a callable', () => {
  const order = () => basket()
  const act = () => ({ orderId: randomUUID(), actionId: randomUUID(), type: 'accept' })

  // biome-ignore format: a table
  test.each<[CallableName, string, () => unknown, string, string]>([
    ['placeOrder',      'an empty cart',                () => ({ ...order(), items: [] }),                                'invalid-argument',    'EMPTY_CART'],
    ['placeOrder',      'a quantity of nothing',        () => ({ ...order(), items: [{ sku: 'water', quantity: 0 }] }),   'invalid-argument',    'INVALID_QUANTITY'],
    ['placeOrder',      'half a thing',                 () => ({ ...order(), items: [{ sku: 'water', quantity: 1.5 }] }), 'invalid-argument',    'INVALID_QUANTITY'],
    ['placeOrder',      'a product nobody sells',       () => ({ ...order(), items: [{ sku: 'gold', quantity: 1 }] }),    'not-found',           'UNKNOWN_PRODUCT'],
    ['placeOrder',      'a stale quote',                () => ({ ...order(), quotedTotal: 1 }),                           'failed-precondition', 'PRICE_CHANGED'],
    ['placeOrder',      'an unknown field',             () => ({ ...order(), discount: 100 }),                            'invalid-argument',    'INVALID_REQUEST'],
    ['placeOrder',      'a word for a request',         () => 'everything',                                               'invalid-argument',    'INVALID_REQUEST'],
    ['act',             'an unknown action',            () => ({ ...act(), type: 'teleport' }),                           'invalid-argument',    'INVALID_REQUEST'],
    ['act',             'an action on no order',        () => ({ ...act(), type: 'cancel' }),                             'not-found',           'ORDER_NOT_FOUND'],
    ['register',        'the role of an admin',         () => ({ role: 'admin', name: 'A', phone: '9876543210' }),        'permission-denied',   'ROLE_NOT_OFFERED'],
    ['register',        'a phone number that is none',  () => ({ role: 'customer', name: 'A', phone: '123' }),            'invalid-argument',    'INVALID_PHONE'],
    ['register',        'a second role',                () => ({ role: 'delivery_partner', name: 'A', phone: '9876543210', vehicleNumber: 'KA01AB1234' }), 'already-exists', 'ROLE_TAKEN'],
    ['setAvailability', 'duty',                         () => ({ available: true }),                                      'permission-denied',   'WRONG_ROLE'],
    ['rateOrder',       'six stars',                    () => ({ orderId: randomUUID(), stars: 6 }),                      'invalid-argument',    'INVALID_REQUEST'],
    ['rateOrder',       'stars for no order',           () => ({ orderId: randomUUID(), stars: 5 }),                      'not-found',           'ORDER_NOT_FOUND'],
  ])('%s refuses a customer %s', async (name, _, request, code, reason) => {
    expect(await refused(asha, name, request())).toEqual([`functions/${code}`, reason])
  })

  test.each<[CallableName, () => unknown]>([
    ['placeOrder', order],
    ['act', act],
    ['setAvailability', () => ({ available: true })],
    ['rateOrder', () => ({ orderId: 'x', stars: 5 })],
    ['register', () => ({ role: 'customer', name: 'A', phone: '9876543210' })],
  ])('%s does nothing for an admin', async (name, request) => {
    const told = await refused(admin, name, request())
    expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^(WRONG_ROLE|ROLE_TAKEN|ORDER_NOT_FOUND)$/)]))
  })

  test.each<CallableName>(['register', 'placeOrder', 'act', 'setAvailability', 'rateOrder'])(
    '%s is asked by a browser whether it may be called once in two hours, not before each tap',
    async (name) => {
      const { status, headers } = await fetch(
        `http://127.0.0.1:${ports.functions}/demo-blinkcart/asia-south1/${name}`,
        {
          method: 'OPTIONS',
          headers: {
            origin: url,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,content-type',
          },
        },
      )
      expect(status).toBe(204)
      expect(headers.get('access-control-allow-origin')).toBe(url)
      // Only headers that are named may come with a token.
      expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type')
      expect(headers.get('access-control-max-age')).toBe('7200')
    },
  )

  test('does nothing for someone who is not signed in', async () => {
    const url = `http://127.0.0.1:${ports.functions}/demo-blinkcart/asia-south1/placeOrder`
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ data: basket() }) })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({
      error: { status: 'UNAUTHENTICATED', details: { reason: 'UNAUTHENTICATED' } },
    })
  })
})

describe('a role', () => {
  test('counts at once, before the token knows it', async () => {
    const nila = await newcomer(ports)
    expect(await refused(nila, 'placeOrder', basket())).toEqual(['functions/permission-denied', 'WRONG_ROLE'])
    await nila.call('register', { role: 'customer', name: 'Nila', phone: '9876543210' })
    expect(await nila.call('placeOrder', basket())).toMatchObject({ status: 'PLACED' })
    await nila.leave()
  })
})

describe('an order', () => {
  test('is answered the same when asked for again, and its refusal too', async () => {
    const request = basket()
    const first = await asha.call('placeOrder', request)
    expect(await asha.call('placeOrder', request)).toEqual(first)
    expect(await refused(kabir, 'placeOrder', request)).toEqual(['functions/already-exists', 'ID_REUSED'])

    const ravi = await newPartner(ports)
    const sunil = await newPartner(ports)
    const { orderId } = request
    const accept = { orderId, actionId: randomUUID(), type: 'accept' } as const
    const applied = { verdict: 'applied', status: 'ACCEPTED', version: 2 }
    expect(await ravi.call('act', accept)).toEqual(applied)
    await ravi.call('act', { orderId, actionId: randomUUID(), type: 'pick_up' })
    expect(await ravi.call('act', accept)).toEqual(applied)

    const late = { ...accept, actionId: randomUUID() }
    for (let time = 0; time < 2; time++)
      await expect(sunil.call('act', late)).rejects.toMatchObject({
        code: 'functions/failed-precondition',
        details: { reason: 'ALREADY_ACCEPTED', verdict: 'refused', acceptedAt: expect.any(Number) },
      })
    await expect(asha.call('act', { ...accept, actionId: randomUUID(), type: 'cancel' })).rejects.toMatchObject({
      details: { reason: 'ILLEGAL_TRANSITION', from: 'PICKED_UP', to: 'CANCELLED' },
    })
    await Promise.all([ravi.leave(), sunil.leave()])
  })
})
