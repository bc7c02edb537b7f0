import type { Product } from '@blinkcart/domain/product/product'
import { describe, expect, test } from 'vitest'
import { bySku } from './cart-lines.ts'
import { orderedAgain } from './order-again.ts'
import { milk } from './product-fixture.ts'

const bread: Product = { ...milk, sku: 'bread', name: 'Bread', stock: 0 }

describe('ordering again', () => {
  test('puts back what the shop still has', () => {
    const items = [{ sku: 'milk', name: 'Milk', quantity: 2 }]
    expect(orderedAgain(items, [], bySku([milk]))).toEqual({ put: [{ sku: 'milk', quantity: 2 }], short: [] })
  })

  test('takes what is left, and says of the rest why it is missing', () => {
    const items = [
      { sku: 'milk', name: 'Milk', quantity: 5 },
      { sku: 'bread', name: 'Bread', quantity: 1 },
      { sku: 'tea', name: 'Tea', quantity: 1 },
    ]
    expect(orderedAgain(items, [], bySku([milk, bread]))).toEqual({
      put: [{ sku: 'milk', quantity: 3 }],
      short: [
        { sku: 'milk', name: 'Milk', wanted: 5, available: 3, kind: 'fewer' },
        { sku: 'bread', name: 'Bread', wanted: 1, available: 0, kind: 'sold-out' },
        { sku: 'tea', name: 'Tea', wanted: 1, available: 0, kind: 'gone' },
      ],
    })
  })

  test('pressed twice asks for no more, and lowers nothing that is in the cart already', () => {
    const items = [{ sku: 'milk', name: 'Milk', quantity: 2 }]
    const shop = bySku([milk])
    const { put } = orderedAgain(items, [], shop)
    expect(orderedAgain(items, put, shop).put).toEqual(put)
    expect(orderedAgain(items, [{ sku: 'milk', quantity: 3 }], shop).put).toEqual([{ sku: 'milk', quantity: 3 }])
  })
})
