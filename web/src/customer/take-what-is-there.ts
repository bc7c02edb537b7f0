import type { CartLineView } from './cart-lines.ts'
import { cartOfDevice } from './cart-of-device.ts'

/** Lowers each of `lines` to what the shop has, and takes out what it doesn't have at all. */
export function takeWhatIsThere(lines: readonly Pick<CartLineView, 'sku' | 'available'>[]): void {
  for (const { sku, available } of lines) cartOfDevice.setQuantity(sku, available)
}
