import { durableStorage } from './durable-storage.ts'
import { keeperOfDevice } from './keeper-of-device.ts'
import { createOutbox } from './outbox.ts'

const key = 'blinkcart.outbox'

/** The outbox of this device, one for all its tabs. Whoever loads this waits until it is known what it holds. */
export const outboxOfDevice = createOutbox(
  await durableStorage(localStorage, key, keeperOfDevice(key)),
  key,
  (listener) =>
    window.addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) listener()
    }),
)
