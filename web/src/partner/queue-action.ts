import { paths } from '@blinkcart/domain/paths'
import { doc, setDoc, Timestamp } from 'firebase/firestore'
import { database } from '../firebase/database.ts'
import type { Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

/**
 * Leaves `sent` in the outbox and writes it as an action document. Without a network the database holds that, through
 * restarts too, and sends it in its turn.
 */
export function queueAction(sent: Sent): void {
  const { orderId, actionId, uid, at, deed } = sent
  outboxOfDevice.add({ ...sent, queued: true })
  const written = setDoc(doc(database(), paths.action(orderId, actionId)), {
    ...deed,
    by: uid,
    deviceTime: Timestamp.fromMillis(at),
  })
  written.catch((failure: unknown) => {
    console.warn('an action was not let in', sent, failure)
    outboxOfDevice.keepOut(actionId)
  })
}
