import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, type Cart, count, maxQuantity, quantityOf, quote, setQuantity } from './cart.ts'

describe('a cart', () => {
  test('holds each product once, in the order in which they came', () => {
    const cart = add(add(add([], 'milk'), 'bread'), 'milk')
    expect(cart).toEqual([
      { sku: 'milk', quantity: 2 },
      { sku: 'bread', quantity: 1 },
    ])
  })

  test('drops what is set to nothing', () => {
    expect(setQuantity([{ sku: 'milk', quantity: 2 }], 'milk', 0)).toEqual([])
    expect(setQuantity([{ sku: 'milk', quantity: 2 }], 'milk', -3)).toEqual([])
  })

  test('stays within what an order may hold, whatever is tapped', () => {
    const tap = fc.record({ sku: fc.stringMatching(/^[a-c]$/), quantity: fc.integer({ min: -5, max: 200 }) })
    fc.assert(
      fc.property(fc.array(tap), (taps) => {
        const cart = taps.reduce<Cart>((so, { sku, quantity }) => setQuantity(so, sku, quantity), [])
        expect(new Set(cart.map(({ sku }) => sku)).size).toBe(cart.length)
        for (const { sku, quantity } of cart) {
          expect(quantity).toBeGreaterThanOrEqual(1)
          expect(quantity).toBeLessThanOrEqual(maxQuantity)
          expect(quantityOf(cart, sku)).toBe(quantity)
        }
      }),
    )
  })

  test('counts and prices what is in it', () => {
    const cart = [
      { sku: 'milk', quantity: 2 },
      { sku: 'gone', quantity: 5 },
    ]
    expect(count(cart)).toBe(7)
    expect(quote(cart, new Map([['milk', { unitPrice: 68_00 }]]))).toBe(136_00)
  })
})
