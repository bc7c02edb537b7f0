import { createCartStore } from './cart-store.ts'

const key = 'blinkcart.cart'

/** The cart of this device, one for all its tabs. */
export const cartOfDevice = createCartStore(localStorage, key, {
  newId: () => crypto.randomUUID(),
  changedElsewhere: (listener) =>
    window.addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) listener()
    }),
})
