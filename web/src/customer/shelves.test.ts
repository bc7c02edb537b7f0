import type { Category, Product } from '@blinkcart/domain/product/product'
import { describe, expect, test } from 'vitest'
import { categoryNamed, type ShelfFilter, shelves, sortNamed } from './shelves.ts'

const product = (name: string, category: Category, stock = 9, unitPrice = 100): Product => ({
  sku: name.toLowerCase(),
  name,
  description: `Fresh ${name}, 500 g`,
  category,
  unitPrice,
  currency: 'INR',
  stock,
  imageUrl: '',
  active: true,
})
const products = [
  product('Tea', 'beverages'),
  product('Apple', 'produce', 0),
  product('Banana', 'produce'),
  product('Milk', 'dairy', 9, 640),
]
const names = (filter: Partial<ShelfFilter>) =>
  shelves(products, { search: '', category: undefined, sort: 'shelf', ...filter }).map((shelf) => [
    shelf.category,
    ...shelf.products.map(({ name }) => name),
  ])

describe('shelves', () => {
  test('come in the shop’s order, what is sold out last, empty ones not at all', () => {
    expect(names({})).toEqual([
      ['produce', 'Banana', 'Apple'],
      ['dairy', 'Milk'],
      ['beverages', 'Tea'],
    ])
  })

  test('show only the chosen one', () => {
    expect(names({ category: 'dairy' })).toEqual([['dairy', 'Milk']])
  })

  test('find every word in name or description, in any case', () => {
    expect(names({ search: ' 500 BANANA ' })).toEqual([['produce', 'Banana']])
    expect(names({ search: 'caviar' })).toEqual([])
  })
})

describe('a sort', () => {
  test('puts all shelves into one row, what is sold out still last', () => {
    expect(names({ sort: 'dearest' })).toEqual([[undefined, 'Milk', 'Banana', 'Tea', 'Apple']])
    expect(names({ sort: 'cheapest' })).toEqual([[undefined, 'Banana', 'Tea', 'Milk', 'Apple']])
    expect(names({ sort: 'name', search: 'a' })).toEqual([[undefined, 'Banana', 'Tea', 'Apple']])
  })

  test('is the shop’s own where an address names none that we know', () => {
    expect([sortNamed('name'), sortNamed('colour'), sortNamed(null)]).toEqual(['name', 'shelf', 'shelf'])
  })
})

describe('categoryNamed', () => {
  test('knows only our shelves', () => {
    expect([categoryNamed('dairy'), categoryNamed('cars'), categoryNamed(null)]).toEqual([
      'dairy',
      undefined,
      undefined,
    ])
  })
})
