import { randomUUID } from 'node:crypto'
import { type CallableName, type CallableRequest, contract } from '@blinkcart/domain/contract'
import type { Reason } from '@blinkcart/domain/refusal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, newcomer, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { ports } = await stackOfThisWorker()
let books: Books
let asha: Actor
let ravi: Actor
let nobody: Actor
/** An order that Ravi carries, and that was never delivered. */
const carried = basket()
const { orderId } = carried

beforeAll(async () => {
  books = openBooks(ports)
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
  ravi = await newPartner(ports)
  nobody = await newcomer(ports)
  await asha.call('placeOrder', carried)
  await ravi.call('act', { orderId, actionId: randomUUID(), type: 'accept' })
})
afterAll(() => Promise.all([asha.leave(), ravi.leave(), nobody.leave(), books.close()]))

interface Callers {
  readonly by: () => Actor
  readonly good: () => object
  readonly bad: readonly (readonly [change: unknown, reason: Reason])[]
}

const address = carried.deliveryAddress
const water = (quantity: unknown) => ({ items: [{ sku: 'water', quantity }] })
const act = () => ({ orderId, actionId: randomUUID() })

/** What each callable takes, and what is wrong with it once a change is made. Whoever asks may ask for the good one. */
const calls: Record<CallableName, Callers> = {
  register: {
    by: () => nobody,
    good: () => ({ role: 'delivery_partner', name: 'Nila', phone: '9876543210', vehicleNumber: 'KA01AB1234' }),
    // biome-ignore format: a table
    bad: [
      [{ role: 'admin' },                         'ROLE_NOT_OFFERED'],
      [{ role: 'system' },                        'ROLE_NOT_OFFERED'],
      [{ role: undefined },                       'ROLE_NOT_OFFERED'],
      [{ name: ' ' },                             'INVALID_REQUEST'],
      [{ name: 'N'.repeat(81) },                  'INVALID_REQUEST'],
      [{ name: { first: 'Nila' } },               'INVALID_REQUEST'],
      [{ phone: '12345' },                        'INVALID_PHONE'],
      [{ phone: 9876543210 },                     'INVALID_PHONE'],
      [{ phone: undefined },                      'INVALID_PHONE'],
      [{ vehicleNumber: 'fast' },                 'INVALID_VEHICLE'],
      [{ vehicleNumber: undefined },              'INVALID_VEHICLE'],
      [{ address: { ...address, pincode: '1' } }, 'INVALID_REQUEST'],
      [{ address: { ...address, lat: 91 } },      'INVALID_REQUEST'],
      [{ admin: true },                           'INVALID_REQUEST'],
      [{ uid: 'demo-admin' },                     'INVALID_REQUEST'],
    ],
  },
  placeOrder: {
    by: () => asha,
    good: basket,
    // biome-ignore format: a table
    bad: [
      [{ orderId: 'a/b' },                                           'INVALID_REQUEST'],
      [{ orderId: '' },                                              'INVALID_REQUEST'],
      [{ orderId: '..' },                                            'INVALID_REQUEST'],
      [{ orderId: '__order__' },                                     'INVALID_REQUEST'],
      [{ orderId: 'x'.repeat(65) },                                  'INVALID_REQUEST'],
      [{ orderId: 7 },                                               'INVALID_REQUEST'],
      [{ items: [] },                                                'EMPTY_CART'],
      [{ items: { sku: 'water', quantity: 1 } },                     'INVALID_REQUEST'],
      [{ items: Array(101).fill({ sku: 'water', quantity: 1 }) },    'INVALID_REQUEST'],
      [water(0),                                                     'INVALID_QUANTITY'],
      [water(-1),                                                    'INVALID_QUANTITY'],
      [water(51),                                                    'INVALID_QUANTITY'],
      [water(1.5),                                                   'INVALID_QUANTITY'],
      [water('1'),                                                   'INVALID_QUANTITY'],
      [water(1e300),                                                 'INVALID_QUANTITY'],
      [water(undefined),                                             'INVALID_QUANTITY'],
      [{ items: [...water(30).items, ...water(30).items] },          'INVALID_QUANTITY'],
      [{ items: [...water(1).items, { sku: 'gold', quantity: 1 }] }, 'UNKNOWN_PRODUCT'],
      [{ items: [{ sku: 'a/b', quantity: 1 }] },                     'INVALID_REQUEST'],
      [{ items: [{ sku: 'water', quantity: 1, unitPrice: 1 }] },     'INVALID_REQUEST'],
      [{ items: [...water(1).items, { sku: 'candle', quantity: 50 }] }, 'OUT_OF_STOCK'],
      [{ quotedTotal: 1 },                                           'PRICE_CHANGED'],
      [{ quotedTotal: -7600 },                                       'INVALID_REQUEST'],
      [{ quotedTotal: '7600' },                                      'INVALID_REQUEST'],
      [{ quotedTotal: undefined },                                   'INVALID_REQUEST'],
      [{ deliveryAddress: undefined },                               'INVALID_REQUEST'],
      [{ deliveryAddress: { ...address, line1: ' ' } },              'INVALID_REQUEST'],
      [{ deliveryAddress: { ...address, pincode: '56009' } },        'INVALID_REQUEST'],
      [{ deliveryAddress: { ...address, lng: '77' } },               'INVALID_REQUEST'],
      [{ deliveryAddress: { ...address, note: 'n'.repeat(301) } },   'INVALID_REQUEST'],
      [{ customerId: 'demo-customer2' },                             'INVALID_REQUEST'],
      [{ orderId, quotedTotal: 1 },                                  'ID_REUSED'],
    ],
  },
  act: {
    by: () => ravi,
    good: () => ({ ...act(), type: 'pick_up' }),
    // biome-ignore format: a table
    bad: [
      [{ type: 'teleport' },                                   'INVALID_REQUEST'],
      [{ type: 'place' },                                      'INVALID_REQUEST'],
      [{ type: 'constructor' },                                'INVALID_REQUEST'],
      [{ type: undefined },                                    'INVALID_REQUEST'],
      [{ actionId: undefined },                                'INVALID_REQUEST'],
      [{ actionId: '../../x' },                                'INVALID_REQUEST'],
      [{ orderId: randomUUID() },                              'ORDER_NOT_FOUND'],
      [{ deviceTime: 'yesterday' },                            'INVALID_REQUEST'],
      [{ deviceTime: -1 },                                     'INVALID_REQUEST'],
      [{ deviceTime: 1e300 },                                  'INVALID_REQUEST'],
      [{ payload: { pin: '1234' } },                           'INVALID_REQUEST'],
      [{ payload: 'quick' },                                   'INVALID_REQUEST'],
      [{ status: 'DELIVERED' },                                'INVALID_REQUEST'],
      [{ by: 'demo-partner' },                                 'INVALID_REQUEST'],
      [{ type: 'deliver', payload: { pin: 'abcd' } },          'INVALID_REQUEST'],
      [{ type: 'deliver', payload: { pin: 1234 } },            'INVALID_REQUEST'],
      [{ type: 'deliver', payload: { photoNote: '' } },        'INVALID_REQUEST'],
      [{ type: 'deliver', payload: { photo: 'iVBORw0K' } },    'INVALID_REQUEST'],
      [{ type: 'fail' },                                       'INVALID_REQUEST'],
      [{ type: 'fail', payload: { reason: 'OTHER', photo: '<svg>' } }, 'INVALID_REQUEST'],
      [{ type: 'cancel', payload: { reason: 'BORED' } },       'INVALID_REQUEST'],
      [{ type: 'fail', payload: { reason: 'BORED' } },         'INVALID_REQUEST'],
    ],
  },
  setAvailability: {
    by: () => ravi,
    good: () => ({ available: true }),
    // biome-ignore format: a table
    bad: [
      [{ available: 'yes' },                   'INVALID_REQUEST'],
      [{ available: 1 },                       'INVALID_REQUEST'],
      [{ available: undefined },               'INVALID_REQUEST'],
      [{ uid: 'demo-partner' },                'INVALID_REQUEST'],
      [{ available: false },                   'UNDELIVERED_ORDERS'],
    ],
  },
  rateOrder: {
    by: () => asha,
    good: () => ({ orderId, stars: 5 }),
    // biome-ignore format: a table
    bad: [
      [{},                                     'NOT_DELIVERED'],
      [{ stars: 0 },                           'INVALID_REQUEST'],
      [{ stars: 6 },                           'INVALID_REQUEST'],
      [{ stars: 4.5 },                         'INVALID_REQUEST'],
      [{ stars: '5' },                         'INVALID_REQUEST'],
      [{ stars: undefined },                   'INVALID_REQUEST'],
      [{ comment: 'c'.repeat(301) },           'INVALID_REQUEST'],
      [{ comment: ['nice'] },                  'INVALID_REQUEST'],
      [{ tip: 100 },                           'INVALID_REQUEST'],
      [{ orderId: randomUUID() },              'ORDER_NOT_FOUND'],
    ],
  },
}

/** Calls with whatever is given, as a client that knows no types would, and tells why it was refused. */
function refused(actor: Actor, name: CallableName, request: unknown): Promise<unknown> {
  return actor.call(name, request as CallableRequest<typeof name>).then(
    (answer) => ({ answered: answer }),
    (error: { details?: { reason?: string } }) => error.details?.reason ?? error,
  )
}

describe('bad input', () => {
  test.each(Object.keys(contract) as CallableName[])('of %s gets its reason, and nothing is written', async (name) => {
    const { by, good, bad } = calls[name]
    const shapeless = [null, 'everything', 7, true, [], [good()], {}].map((request) => ({ request, reason: undefined }))
    const changed = bad.map(([change, reason]) => ({ request: { ...good(), ...(change as object) }, reason }))
    const before = await books.everything()
    for (const { request, reason } of [...shapeless, ...changed]) {
      const why = await refused(by(), name, request)
      const expected = reason ?? expect.stringMatching(/^(INVALID_|ROLE_NOT_OFFERED)/)
      expect({ request, why }).toEqual({ request, why: expected })
    }
    expect(await books.everything()).toEqual(before)
  })
})
