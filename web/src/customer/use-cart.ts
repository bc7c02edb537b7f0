import type { Cart } from '@blinkcart/domain/cart/cart'
import { useSyncExternalStore } from 'react'
import { cartOfDevice } from './cart-of-device.ts'
import type { Basket } from './cart-store.ts'

/** The cart and the order it will become, live. */
export function useBasket(): Basket {
  return useSyncExternalStore(cartOfDevice.subscribe, cartOfDevice.current)
}

/** The cart, live. */
export function useCart(): Cart {
  return useBasket().cart
}
