import type { Product } from '@blinkcart/domain/product/product'

/** A product of which three are left, for tests. */
export const milk: Product = {
  sku: 'milk',
  name: 'Milk',
  description: '1 l',
  category: 'dairy',
  unitPrice: 6_400,
  currency: 'INR',
  stock: 3,
  imageUrl: '/products/milk.svg',
  active: true,
}
