import { type Cart, quantityOf } from '@blinkcart/domain/cart/cart'
import type { OrderItem } from '@blinkcart/domain/order/order'
import type { Product } from '@blinkcart/domain/product/product'
import type { Shortage } from './cart-lines.ts'

/** What comes of ordering the same things again. */
export interface OrderedAgain {
  /** The lines to set in the cart. */
  readonly put: readonly { readonly sku: string; readonly quantity: number }[]
  /** What the shop can't give, or not as much of as before. */
  readonly short: readonly Shortage[]
}

/**
 * The things of an earlier order for `cart`, as far as the shop still has them: of each at least as many as then, but
 * never added to what is there, so that pressing twice asks for no more than pressing once.
 */
export function orderedAgain(
  items: readonly Pick<OrderItem, 'sku' | 'name' | 'quantity'>[],
  cart: Cart,
  catalog: ReadonlyMap<string, Product>,
): OrderedAgain {
  const wishes = items.map(({ sku, name, quantity }) => {
    const product = catalog.get(sku)
    const available = Math.min(quantity, product?.stock ?? 0)
    return { sku, name: product?.name ?? name, wanted: quantity, available, sold: product !== undefined }
  })
  return {
    put: wishes
      .filter(({ available }) => available > 0)
      .map(({ sku, available }) => ({ sku, quantity: Math.max(available, quantityOf(cart, sku)) })),
    short: wishes
      .filter(({ wanted, available }) => available < wanted)
      .map(({ sold, ...wish }) => ({ ...wish, kind: !sold ? 'gone' : wish.available === 0 ? 'sold-out' : 'fewer' })),
  }
}
