import type { Product } from '@blinkcart/domain/product/product'
import { describe, expect, test } from 'vitest'
import { neighbours } from './neighbours.ts'

const product = (name: string, unitPrice: number, change: Partial<Product> = {}): Product => ({
  sku: name.toLowerCase(),
  name,
  description: '',
  category: 'dairy',
  unitPrice,
  currency: 'INR',
  stock: 9,
  imageUrl: '',
  active: true,
  ...change,
})
const milk = product('Milk', 6400)

describe('neighbours', () => {
  test('are of the same shelf, nearest in price first, never the product itself', () => {
    const shop = [milk, product('Ghee', 60_000), product('Curd', 5000), product('Bread', 6300, { category: 'bakery' })]
    expect(neighbours(milk, shop).map(({ name }) => name)).toEqual(['Curd', 'Ghee'])
  })

  test('can be bought', () => {
    expect(neighbours(milk, [product('Curd', 5000, { stock: 0 })])).toEqual([])
  })

  test('are five at most', () => {
    const shop = Array.from({ length: 9 }, (_, index) => product(`Cheese ${index}`, 7000 + index))
    expect(neighbours(milk, shop)).toHaveLength(5)
  })
})
