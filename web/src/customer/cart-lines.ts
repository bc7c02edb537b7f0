import type { Cart } from '@blinkcart/domain/cart/cart'
import type { Paise } from '@blinkcart/domain/money'
import type { Product } from '@blinkcart/domain/product/product'

/** A line of the cart as the shop can fill it now. */
export interface CartLineView {
  readonly sku: string
  readonly quantity: number
  /** Undefined when the shop no longer sells it. */
  readonly product: Product | undefined
  /** How many of it there can be: the quantity itself unless something is in the way. */
  readonly available: number
}

/** The products by sku. */
export function bySku(products: readonly Product[]): ReadonlyMap<string, Product> {
  return new Map(products.map((product) => [product.sku, product]))
}

/** The cart's lines, each with its product and what the shop can give of it. */
export function cartLines(cart: Cart, catalog: ReadonlyMap<string, Product>): CartLineView[] {
  return cart.map(({ sku, quantity }) => {
    const product = catalog.get(sku)
    return { sku, quantity, product, available: Math.min(quantity, product?.stock ?? 0) }
  })
}

/** The lines of which the shop can't give as many as the cart holds. */
export function shortLines(lines: readonly CartLineView[]): CartLineView[] {
  return lines.filter(({ quantity, available }) => available < quantity)
}

/** A price that is not what it was. */
export interface PriceChange {
  readonly sku: string
  readonly name: string
  readonly from: number
  readonly to: number
}

/** What became dearer or cheaper between two looks at the same lines. */
export function priceChanges(before: readonly CartLineView[], after: readonly CartLineView[]): PriceChange[] {
  const prices = new Map(before.map(({ sku, product }) => [sku, product?.unitPrice]))
  return after.flatMap(({ sku, product }) => {
    const from = prices.get(sku)
    if (product === undefined || from === undefined || from === product.unitPrice) return []
    return [{ sku, name: product.name, from, to: product.unitPrice }]
  })
}

/** What `lines` would cost had their prices not changed. */
export function totalBefore(total: Paise, lines: readonly CartLineView[], changes: readonly PriceChange[]): Paise {
  const dearerBy = ({ sku, quantity }: CartLineView) => {
    const change = changes.find((each) => each.sku === sku)
    return change === undefined ? 0 : quantity * (change.to - change.from)
  }
  return lines.reduce((before, line) => before - dearerBy(line), total)
}

/** What to do about a line that the shop refused for want of stock. */
export interface Shortage {
  readonly sku: string
  readonly name: string
  readonly wanted: number
  readonly kind: 'gone' | 'sold-out' | 'fewer' | 'unknown'
  /** How many to go on with. */
  readonly available: number
}

/**
 * The lines among `skus`, each with what is left. Where this device still believes that there is enough, it is behind
 * the shop, and nobody knows how many there are: then none is the honest offer.
 */
export function shortages(lines: readonly CartLineView[], skus: readonly string[]): Shortage[] {
  return lines
    .filter(({ sku }) => skus.includes(sku))
    .map(({ sku, quantity, product, available }) => {
      const named = { sku, name: product?.name ?? sku, wanted: quantity }
      if (product === undefined) return { ...named, kind: 'gone', available: 0 }
      if (available === quantity) return { ...named, kind: 'unknown', available: 0 }
      return { ...named, kind: available === 0 ? 'sold-out' : 'fewer', available }
    })
}
