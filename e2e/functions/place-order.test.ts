import { Refusal } from '@blinkcart/domain/refusal'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bala, openShop, request, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

describe('placing an order', () => {
  test('writes the order, its event, its PIN, the pool entry and the stock, all at one time', async () => {
    const before = await shop.everything()
    expect(await shop.place('o1')).toEqual({ orderId: 'o1', total: 181_50, status: 'PLACED' })
    const after = await shop.everything()
    const added = [...after.keys()].filter((path) => !before.has(path))
    expect(added.sort()).toEqual(['orders/o1', 'orders/o1/events/0001', 'orders/o1/secrets/handover', 'pool/o1'])
    expect(await shop.read('products/milk')).toMatchObject({ stock: 8 })
    expect(await shop.read('products/bread')).toMatchObject({ stock: 2 })

    const order = await shop.read('orders/o1')
    expect(order).toMatchObject({ customerId: 'asha', partnerId: null, status: 'PLACED', version: 1, total: 181_50 })
    expect(order).not.toHaveProperty('id')
    expect(order?.placedAt).toBeInstanceOf(Timestamp)
    expect((await shop.read('pool/o1'))?.placedAt).toEqual(order?.placedAt)
    expect((await shop.read('orders/o1/events/0001'))?.at).toEqual(order?.placedAt)
    expect((await shop.read('orders/o1/secrets/handover'))?.pin).toMatch(/^\d{4}$/)
  })

  test('again with the same id gets the same answer and changes nothing', async () => {
    const first = await shop.place('o1')
    const before = await shop.everything()
    expect(await shop.place('o1')).toEqual(first)
    expect(await shop.everything()).toEqual(before)
  })

  test('again at the very same moment makes one order', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => shop.place('o1')))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await shop.read('products/milk')).toMatchObject({ stock: 8 })
  })

  test('under an id that holds other content is refused', async () => {
    await shop.place('o1')
    const before = await shop.everything()
    expect(await shop.place('o1', { items: [{ sku: 'milk', quantity: 1 }] })).toMatchObject({ reason: 'ID_REUSED' })
    expect(await shop.place('o1', {}, bala)).toMatchObject({ reason: 'ID_REUSED' })
    expect(await shop.everything()).toEqual(before)
  })

  test.each<[string, Parameters<Shop['place']>[1], object]>([
    ['EMPTY_CART', { items: [] }, {}],
    ['INVALID_QUANTITY', { items: [{ sku: 'milk', quantity: -1 }] }, { skus: ['milk'] }],
    ['UNKNOWN_PRODUCT', { items: [{ sku: 'gold', quantity: 1 }] }, { skus: ['gold'] }],
    ['INACTIVE_PRODUCT', { items: [{ sku: 'old', quantity: 1 }] }, { skus: ['old'] }],
    [
      'OUT_OF_STOCK',
      {
        items: [
          { sku: 'milk', quantity: 2 },
          { sku: 'bread', quantity: 4 },
        ],
      },
      { skus: ['bread'] },
    ],
    ['PRICE_CHANGED', { quotedTotal: 1 }, { total: 181_50 }],
  ])('is refused as %s with nothing written', async (reason, change, details) => {
    const before = await shop.everything()
    const refused = await shop.place('o1', change)
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ reason, details })
    expect(await shop.everything()).toEqual(before)
  })

  test('needs an account that has registered', async () => {
    const nobody = { uid: 'nobody', role: 'customer' } as const
    expect(await shop.place('o1', {}, nobody)).toMatchObject({ reason: 'NOT_REGISTERED' })
  })

  test('never sells what is not there, however many want it at once', async () => {
    const { deliveryAddress } = request
    const wants = Array.from({ length: 12 }, (_, i) =>
      shop.place(`rush-${i}`, { items: [{ sku: 'bread', quantity: 1 }], deliveryAddress, quotedTotal: 45_50 }),
    )
    const answers = await Promise.all(wants)
    expect(answers.filter((answer) => !(answer instanceof Refusal))).toHaveLength(3)
    expect(answers.filter((answer) => answer instanceof Refusal && answer.reason === 'OUT_OF_STOCK')).toHaveLength(9)
    expect(await shop.read('products/bread')).toMatchObject({ stock: 0 })
  })
})
