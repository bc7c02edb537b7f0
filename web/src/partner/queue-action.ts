import { paths } from '@blinkcart/domain/paths'
import { loadDatabase } from '../firebase/load.ts'
import type { Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

/**
 * Leaves `sent` in the outbox and writes it as an action document. Without a network the database holds that, through
 * restarts too, and sends it in its turn.
 */
export function queueAction(sent: Sent): void {
  outboxOfDevice.add({ ...sent, queued: true })
  write(sent).catch((failure: unknown) => {
    console.warn('an action was not let in', sent, failure)
    outboxOfDevice.keepOut(sent.actionId)
  })
}

async function write({ orderId, actionId, uid, at, deed }: Sent): Promise<void> {
  const { database, doc, setDoc, Timestamp } = await loadDatabase()
  const action = { ...deed, by: uid, deviceTime: Timestamp.fromMillis(at) }
  await setDoc(doc(database(), paths.action(orderId, actionId)), action)
}
