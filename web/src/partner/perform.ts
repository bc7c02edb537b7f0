import { departuresOfDevice } from './departures-of-device.ts'
import { isPinRefusal } from './handover-refusal.ts'
import type { Deed } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

/** Does something to an order in the name of `uid`. From here on it is not lost, whatever happens to the app. */
export function perform(deed: Deed, orderId: string, uid: string): void {
  navigator.vibrate?.(30)
  // Whatever comes next, they have read that the last PIN was wrong.
  for (const sent of outboxOfDevice.current())
    if (sent.orderId === orderId && isPinRefusal(sent)) outboxOfDevice.forget(sent.actionId)
  departuresOfDevice.add({ actionId: crypto.randomUUID(), orderId, uid, at: Date.now(), deed })
}
