import type { Product } from '@blinkcart/domain/product/product'
import { describe, expect, test } from 'vitest'
import { bySku, cartLines, priceChanges, shortages, shortLines, totalBefore } from './cart-lines.ts'
import { milk } from './product-fixture.ts'

const bread: Product = { ...milk, sku: 'bread', name: 'Bread', unitPrice: 4_500, stock: 10 }
const cart = [
  { sku: 'milk', quantity: 5 },
  { sku: 'bread', quantity: 1 },
  { sku: 'gone', quantity: 2 },
]

describe('cart lines', () => {
  test('say what the shop can give of each', () => {
    expect(cartLines(cart, bySku([milk, bread]))).toEqual([
      { sku: 'milk', quantity: 5, product: milk, available: 3 },
      { sku: 'bread', quantity: 1, product: bread, available: 1 },
      { sku: 'gone', quantity: 2, product: undefined, available: 0 },
    ])
  })

  test('that fall short are those with less in the shop than in the cart', () => {
    const short = shortLines(cartLines(cart, bySku([milk, bread])))
    expect(short.map(({ sku }) => sku)).toEqual(['milk', 'gone'])
  })

  test('tell which prices changed, and nothing about what vanished', () => {
    const before = cartLines(cart, bySku([milk, bread]))
    const after = cartLines(cart, bySku([{ ...milk, unitPrice: 6_600 }]))
    expect(priceChanges(before, after)).toEqual([{ sku: 'milk', name: 'Milk', from: 6_400, to: 6_600 }])
    expect(priceChanges(before, before)).toEqual([])
  })

  test('tell what they cost before their prices changed', () => {
    const before = cartLines(cart, bySku([milk, bread]))
    const after = cartLines(
      cart,
      bySku([
        { ...milk, unitPrice: 6_600 },
        { ...bread, unitPrice: 4_400 },
      ]),
    )
    const total = 5 * 6_600 + 4_400
    expect(totalBefore(total, after, priceChanges(before, after))).toBe(5 * 6_400 + 4_500)
    expect(totalBefore(total, after, [])).toBe(total)
  })

  test('that were refused offer what is left, and none where this device is behind the shop', () => {
    const lines = cartLines(cart, bySku([milk, bread]))
    expect(shortages(lines, ['milk', 'bread', 'gone'])).toEqual([
      { sku: 'milk', name: 'Milk', wanted: 5, kind: 'fewer', available: 3 },
      { sku: 'bread', name: 'Bread', wanted: 1, kind: 'unknown', available: 0 },
      { sku: 'gone', name: 'gone', wanted: 2, kind: 'gone', available: 0 },
    ])
    const sold = cartLines(cart, bySku([{ ...milk, stock: 0 }]))
    expect(shortages(sold, ['milk'])).toEqual([
      { sku: 'milk', name: 'Milk', wanted: 5, kind: 'sold-out', available: 0 },
    ])
  })
})
