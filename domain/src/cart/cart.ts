import { type Paise, sum } from '../money.ts'
import type { Product } from '../product/product.ts'

/** The most of one product that one order may hold. */
export const maxQuantity = 50

/** The most different products that one order may hold. */
export const maxLines = 50

/** One product in a cart. */
export interface CartLine {
  readonly sku: string
  readonly quantity: number
}

/** What a customer means to buy: each product once, in the order in which they were added. */
export type Cart = readonly CartLine[]

/** `cart` with `sku` held `quantity` times, kept within 0 and the maximum; 0 takes it out. */
export function setQuantity(cart: Cart, sku: string, quantity: number): Cart {
  const kept = Math.max(0, Math.min(maxQuantity, Math.trunc(quantity)))
  if (kept === 0) return cart.filter((line) => line.sku !== sku)
  if (!cart.some((line) => line.sku === sku)) return cart.length < maxLines ? [...cart, { sku, quantity: kept }] : cart
  return cart.map((line) => (line.sku === sku ? { sku, quantity: kept } : line))
}

/** `cart` with one more of `sku`. */
export function add(cart: Cart, sku: string): Cart {
  return setQuantity(cart, sku, quantityOf(cart, sku) + 1)
}

/** How many of `sku` are in `cart`. */
export function quantityOf(cart: Cart, sku: string): number {
  return cart.find((line) => line.sku === sku)?.quantity ?? 0
}

/** How many things are in `cart`. */
export function count(cart: Cart): number {
  return cart.reduce((so, { quantity }) => so + quantity, 0)
}

/** What `cart` costs by `catalog`: the quote to place an order with. Products that are not there cost nothing. */
export function quote(cart: Cart, catalog: ReadonlyMap<string, Pick<Product, 'unitPrice'>>): Paise {
  return sum(cart.map(({ sku, quantity }) => (catalog.get(sku)?.unitPrice ?? 0) * quantity))
}
