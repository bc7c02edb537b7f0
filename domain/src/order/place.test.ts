import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Product } from '../product/product.ts'
import { Refusal } from '../refusal.ts'
import { plainClock } from '../time.ts'
import { type Counter, isSameRequest, type PlaceRequest, place } from './place.ts'

const milk: Product = {
  sku: 'milk',
  name: 'Milk 1 l',
  description: 'Toned',
  category: 'dairy',
  unitPrice: 68_00,
  currency: 'INR',
  stock: 10,
  imageUrl: '/milk.svg',
  active: true,
}
const bread: Product = { ...milk, sku: 'bread', name: 'Bread', unitPrice: 45_50, stock: 3 }
const request: PlaceRequest = {
  orderId: 'order-0001',
  items: [
    { sku: 'milk', quantity: 2 },
    { sku: 'bread', quantity: 1 },
  ],
  deliveryAddress: { line1: '12 MG Road', city: 'Bengaluru', pincode: '560001', lat: 12.9756, lng: 77.6069 },
  quotedTotal: 181_50,
}

function counter(...products: Product[]): Counter<number> {
  return {
    catalog: new Map(products.map((product) => [product.sku, product])),
    customer: { id: 'asha', name: 'Asha', phone: '+919876543210' },
    pin: '0420',
    clock: plainClock(1_000),
  }
}

function placed(asked: PlaceRequest, ...products: Product[]) {
  const placement = place(asked, counter(...products))
  if (placement instanceof Refusal) throw placement
  return placement
}

function refused(asked: PlaceRequest, ...products: Product[]): [string, unknown] | undefined {
  const placement = place(asked, counter(...products))
  return placement instanceof Refusal ? [placement.reason, placement.details] : undefined
}

describe('placing an order', () => {
  test('freezes names and prices, and totals them in paise', () => {
    const { order } = placed(request, milk, bread)
    expect(order.items).toEqual([
      { sku: 'milk', name: 'Milk 1 l', unitPrice: 68_00, quantity: 2 },
      { sku: 'bread', name: 'Bread', unitPrice: 45_50, quantity: 1 },
    ])
    expect(order).toMatchObject({ total: 181_50, currency: 'INR', status: 'PLACED', version: 1, partnerId: null })
  })

  test('takes the stock, starts the history, locks the handover and announces it', () => {
    const { stock, event, handover, pool, order } = placed(request, milk, bread)
    expect([...stock]).toEqual([
      ['milk', 8],
      ['bread', 2],
    ])
    expect(event).toMatchObject({ seq: 1, action: 'place', from: null, to: 'PLACED', at: 1_000 })
    expect(handover).toEqual({ pin: '0420', triesLeft: 5 })
    expect(pool).toEqual({
      id: 'order-0001',
      area: 'Bengaluru 560001',
      distanceKm: 5,
      itemCount: 3,
      payout: 60_00,
      placedAt: 1_000,
    })
    expect(order.lease).toEqual({ until: 1_000 + 600_000 })
  })

  test('tells the pool nothing personal', () => {
    const { pool } = placed(request, milk, bread)
    const told = JSON.stringify(pool)
    for (const secret of ['Asha', '9876543210', 'MG Road', '12.97', '77.6', '0420', 'asha'])
      expect(told).not.toContain(secret)
  })

  test('adds up the lines of one product', () => {
    const items = [
      { sku: 'bread', quantity: 1 },
      { sku: 'bread', quantity: 2 },
    ]
    expect(placed({ ...request, items, quotedTotal: 136_50 }, bread).order.items).toHaveLength(1)
    expect(refused({ ...request, items: [...items, { sku: 'bread', quantity: 1 }] }, bread)?.[0]).toBe('OUT_OF_STOCK')
  })

  test.each<[string, PlaceRequest['items'], string[] | undefined]>([
    ['EMPTY_CART', [], undefined],
    ['INVALID_QUANTITY', [{ sku: 'milk', quantity: 0 }], ['milk']],
    ['INVALID_QUANTITY', [{ sku: 'milk', quantity: -1 }], ['milk']],
    ['INVALID_QUANTITY', [{ sku: 'milk', quantity: 1.5 }], ['milk']],
    ['INVALID_QUANTITY', [{ sku: 'milk', quantity: 51 }], ['milk']],
    ['UNKNOWN_PRODUCT', [{ sku: 'gold', quantity: 1 }], ['gold']],
    ['INACTIVE_PRODUCT', [{ sku: 'old', quantity: 1 }], ['old']],
    [
      'OUT_OF_STOCK',
      [
        { sku: 'milk', quantity: 11 },
        { sku: 'bread', quantity: 1 },
      ],
      ['milk'],
    ],
  ])('is refused as %s for %j', (reason, items, skus) => {
    const old = { ...milk, sku: 'old', active: false }
    expect(refused({ ...request, items }, milk, bread, old)).toEqual([reason, skus ? { skus } : {}])
  })

  test('is refused when the price is not the quoted one, and tells the new total', () => {
    expect(refused({ ...request, quotedTotal: 181_00 }, milk, bread)).toEqual(['PRICE_CHANGED', { total: 181_50 }])
  })

  test('never oversells and always adds up, whatever the cart', () => {
    const line = fc.record({
      sku: fc.constantFrom('milk', 'bread', 'gold'),
      quantity: fc.integer({ min: -2, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (items) => {
        const asked = { ...request, items, quotedTotal: 0 }
        const drift = place(asked, counter(milk, bread))
        if (!(drift instanceof Refusal) || drift.reason !== 'PRICE_CHANGED') return
        const { order, stock } = placed({ ...asked, quotedTotal: Number(drift.details.total) }, milk, bread)
        expect(order.total).toBe(order.items.reduce((so, item) => so + item.unitPrice * item.quantity, 0))
        expect(order.total).toBeGreaterThan(0)
        for (const left of stock.values()) expect(left).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the same request', () => {
  const { order } = placed(request, milk, bread)

  test('is known again, in any order of its lines', () => {
    expect(isSameRequest(order, { ...request, items: request.items.toReversed() }, 'asha')).toBe(true)
  })

  test.each<[string, Partial<PlaceRequest>, string]>([
    ['another customer', {}, 'bala'],
    ['other items', { items: [{ sku: 'milk', quantity: 2 }] }, 'asha'],
    ['another address', { deliveryAddress: { ...request.deliveryAddress, line1: '13 MG Road' } }, 'asha'],
    ['another quote', { quotedTotal: 1 }, 'asha'],
  ])('is not one with %s', (_, change, customerId) => {
    expect(isSameRequest(order, { ...request, ...change }, customerId)).toBe(false)
  })
})
