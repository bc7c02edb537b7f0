import { Departures } from './departures.ts'
import type { Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'
import { noteRelease } from './released-here.ts'
import { sendAction } from './send-action.ts'

/** The way out for all that is done on this device. */
export const departuresOfDevice = new Departures({ outbox: outboxOfDevice, send, now: () => performance.now() })

async function send(sent: Sent): Promise<void> {
  if (sent.deed.type === 'release') noteRelease(sent.orderId)
  const fate = await sendAction(sent)
  if (fate !== 'waiting') outboxOfDevice.settle(sent.actionId, fate)
}
