import type { Product } from '@blinkcart/domain/product/product'

/** What stands beside `product`: up to five others of its shelf that can be bought, nearest in price first. */
export function neighbours(product: Product, products: readonly Product[]): Product[] {
  const gap = (other: Product) => Math.abs(other.unitPrice - product.unitPrice)
  return products
    .filter(({ sku, category, stock }) => sku !== product.sku && category === product.category && stock > 0)
    .sort((a, b) => gap(a) - gap(b) || a.name.localeCompare(b.name))
    .slice(0, 5)
}
