import { system } from '@blinkcart/domain/account/role'
import { whenLeaseOver } from '@blinkcart/domain/order/lease'
import type { Order } from '@blinkcart/domain/order/order'
import { type Firestore, Timestamp } from 'firebase-admin/firestore'
import { logger } from 'firebase-functions/v2'
import { onSchedule } from 'firebase-functions/v2/scheduler'
import { endShifts } from '../accounts/end-shifts.ts'
import type { Moment } from '../clock.ts'
import { lists } from '../collections.ts'
import { db, region } from '../firebase.ts'
import { judge } from './judge.ts'

/** Schedule: every minute, does what the system does when time runs out. */
export const expire = onSchedule({ schedule: 'every 1 minutes', region }, async () => {
  await expireLeases(db)
  await endShifts(db)
})

/**
 * Cancels what nobody accepted in time and takes back what its partner let stall; answers how many. Running it twice,
 * or two at once, is one run: the action's id is made of the order's version, so that each lease is ended at most once,
 * and of a colon, which no client's id may hold, so that nobody can take it first.
 */
export async function expireLeases(db: Firestore, now: number = Date.now()): Promise<number> {
  const over = await lists
    .orders(db)
    .where('lease.until', '<=', Timestamp.fromMillis(now))
    .orderBy('lease.until')
    .limit(200)
    .get()
  let ended = 0
  for (const snapshot of over.docs) {
    try {
      if (await endLease(db, snapshot.data(), now)) ended++
    } catch (error) {
      logger.error(`the lease of order ${snapshot.id} could not be ended`, error)
    }
  }
  return ended
}

async function endLease(db: Firestore, { id: orderId, status, version }: Order<Moment>, now: number): Promise<boolean> {
  if (status !== 'PLACED' && status !== 'ACCEPTED') return false
  const actionId = `lease:${version}`
  const act = { orderId, actionId, actor: system, type: whenLeaseOver[status], deviceTime: null }
  const judged = await judge(db, act, now)
  return 'outcome' in judged && judged.outcome === 'applied'
}
