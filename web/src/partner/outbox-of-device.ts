import { durableText } from '../device/durable-text.ts'
import { keeperOfDevice } from '../device/keeper-of-device.ts'
import { createOutbox } from './outbox.ts'

const key = 'blinkcart.outbox'
const text = durableText(localStorage, key, keeperOfDevice(key))
await text.recalled

/** The outbox of this device, one for all its tabs. Whoever loads this waits until it is known what it holds. */
export const outboxOfDevice = createOutbox(text, (listener) =>
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) listener()
  }),
)
