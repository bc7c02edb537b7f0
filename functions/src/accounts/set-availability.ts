import type { Actor } from '@blinkcart/domain/account/role'
import { Refusal } from '@blinkcart/domain/refusal'
import { FieldValue, type Firestore } from 'firebase-admin/firestore'
import { callable, withRole } from '../callable.ts'
import { documents } from '../collections.ts'
import { db } from '../firebase.ts'

/** Callable: a delivery partner goes on or off duty. */
export const setAvailability = callable(
  'setAvailability',
  withRole(['delivery_partner'], ({ available }, actor) => switchDuty(db, actor, available)),
)

/** Puts a partner on or off duty; off duty only with nothing left to deliver. */
export async function switchDuty(
  db: Firestore,
  actor: Actor,
  available: boolean,
): Promise<{ available: boolean } | Refusal> {
  const ref = documents.partner(db, actor.uid)
  return db.runTransaction(async (tx) => {
    const partner = (await tx.get(ref)).data()
    if (partner === undefined) return new Refusal('NOT_REGISTERED', 'register as a delivery partner first')
    if (!available && partner.activeOrderIds.length > 0)
      return new Refusal('UNDELIVERED_ORDERS', 'deliver or release your orders first', {
        orderIds: partner.activeOrderIds,
      })
    tx.update(ref, available ? { available, heartbeatAt: FieldValue.serverTimestamp() } : { available })
    return { available }
  })
}
