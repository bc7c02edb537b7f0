import { createOutbox } from './outbox.ts'

const key = 'blinkcart.outbox'

/** The outbox of this device, one for all its tabs. */
export const outboxOfDevice = createOutbox(localStorage, key, (listener) =>
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) listener()
  }),
)
