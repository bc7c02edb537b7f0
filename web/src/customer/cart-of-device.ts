import { onFirstTouch } from '../app/first-touch.ts'
import { idle } from '../app/idle.ts'
import { durableText, type Keeper } from '../device/durable-text.ts'
import { keeperOfDevice } from '../device/keeper-of-device.ts'
import { currentSession, onSession } from '../firebase/session.ts'
import { createCartStore } from './cart-store.ts'

const key = 'blinkcart.cart'
let hurry = () => {}
const hurried = new Promise<void>((resolve) => {
  hurry = resolve
})

/** The cart of this device, one for all its tabs. */
export const cartOfDevice = createCartStore(durableText(localStorage, key, unhurried()), {
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

/** Settles once it is known what the cart holds; who decides by that asks, and waits for no better moment. */
export function cartKnown(): Promise<void> {
  hurry()
  return cartOfDevice.known
}

/** A keeper that opens no database before the page has painted, unless somebody is quicker. */
function unhurried(): Keeper {
  const opened = Promise.race([idle(), hurried, new Promise<void>(onFirstTouch)]).then(() => keeperOfDevice(key))
  return {
    read: async () => (await opened).read(),
    write: async (text) => (await opened).write(text),
  }
}
