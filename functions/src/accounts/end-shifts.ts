import { dutyLeaseMs, isOnDuty } from '@blinkcart/domain/partner/partner'
import { type Firestore, Timestamp } from 'firebase-admin/firestore'
import { millis } from '../clock.ts'
import { documents, lists } from '../collections.ts'

/**
 * Puts partners off duty who have been silent for as long as their lease lasts, and hold nothing; answers how many. Who
 * holds an order stays on duty, for it must still be delivered. Running it twice, or two at once, is one run.
 */
export async function endShifts(db: Firestore, now: number = Date.now()): Promise<number> {
  const silent = await lists
    .partners(db)
    .where('available', '==', true)
    .where('heartbeatAt', '<=', Timestamp.fromMillis(now - dutyLeaseMs))
    .orderBy('heartbeatAt')
    .limit(200)
    .get()
  const ended = await Promise.all(silent.docs.map(({ id }) => endShift(db, id, now)))
  return ended.filter(Boolean).length
}

async function endShift(db: Firestore, uid: string, now: number): Promise<boolean> {
  const ref = documents.partner(db, uid)
  return db.runTransaction(async (tx) => {
    const partner = (await tx.get(ref)).data()
    if (partner === undefined || !partner.available || partner.activeOrderIds.length > 0) return false
    const heartbeatAt = partner.heartbeatAt && millis(partner.heartbeatAt)
    if (isOnDuty({ available: true, heartbeatAt }, now)) return false
    tx.update(ref, { available: false })
    return true
  })
}
