import { currentSession, onSession } from '../firebase/session.ts'
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

// Whoever signs in next on this device finds neither another's cart nor, with it, the id of another's order.
onSession(() => {
  if (currentSession().state === 'signed-out') cartOfDevice.clear()
})
