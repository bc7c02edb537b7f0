import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@blinkcart/domain/account/role'
import type { Case } from '@blinkcart/domain/order/case'
import { type Decision, decide } from '@blinkcart/domain/order/decide'
import type { ActionType } from '@blinkcart/domain/order/lifecycle'
import type { ActionPayload, Verdict } from '@blinkcart/domain/order/order'
import { Refusal } from '@blinkcart/domain/refusal'
import { FieldValue, type Firestore, type Transaction } from 'firebase-admin/firestore'
import { type Moment, serverClock } from '../clock.ts'
import { documents } from '../collections.ts'
import { readTogether } from '../read-together.ts'
import { withoutPhoto } from './photo-hash.ts'

/** Something an actor did to an order, by an id of their own making. */
export interface Act {
  readonly orderId: string
  readonly actionId: string
  readonly actor: Actor
  readonly type: ActionType
  /** When the device says it happened, in epoch milliseconds. */
  readonly deviceTime: Moment | null
  readonly payload?: ActionPayload
}

/**
 * Judges an action in one transaction: reads what the decision needs, writes the order, its event and the verdict, or
 * nothing. An action that was judged before gets the same verdict, for ever; its id with other content is refused.
 */
export async function judge(db: Firestore, act: Act, now: number = Date.now()): Promise<Verdict<Moment> | Refusal> {
  return db.runTransaction(
    async (tx) => {
      const { order, known, partner, handover } = await readTogether(tx, {
        order: documents.order(db, act.orderId),
        known: documents.action(db, act.orderId, act.actionId),
        partner: act.type === 'accept' ? documents.partner(db, act.actor.uid) : undefined,
        handover: act.type === 'deliver' ? documents.handover(db, act.orderId) : undefined,
      })
      if (order === undefined) return new Refusal('ORDER_NOT_FOUND', `there is no order ${act.orderId}`)
      if (known !== undefined && !isSame(known, act))
        return new Refusal('ID_REUSED', `action id ${act.actionId} is used by another action`)
      if (known?.verdict !== undefined) return known.verdict
      const { actionId, actor } = act
      const clock = serverClock(now)
      const decision = decide({ order, actionId, action: actionOf(act), actor, partner, handover, clock })
      const shelf = await shelfOf(db, tx, decision)
      write(db, tx, act, decision, shelf)
      return decision.verdict
    },
    { maxAttempts: 20 },
  )
}

function isSame(known: { type: string; by: string; payload?: ActionPayload }, act: Act): boolean {
  const [then, now] = [known.payload ?? {}, act.payload ?? {}].map(withoutPhoto)
  return known.type === act.type && known.by === act.actor.uid && isDeepStrictEqual(then, now)
}

function actionOf({ type, deviceTime, payload }: Act): Case<Moment>['action'] {
  return payload === undefined ? { type, deviceTime } : { type, deviceTime, payload }
}

/** Which of the products to put back are still known to the shop. */
async function shelfOf(db: Firestore, tx: Transaction, { restock = [] }: Decision<Moment>): Promise<Set<string>> {
  if (restock.length === 0) return new Set()
  const found = await tx.getAll(...restock.map(({ sku }) => documents.product(db, sku)))
  return new Set(found.filter((snapshot) => snapshot.exists).map((snapshot) => snapshot.id))
}

function write(db: Firestore, tx: Transaction, act: Act, decision: Decision<Moment>, shelf: ReadonlySet<string>): void {
  const { order, event, pool, holder, restock = [], triesLeft, proof, verdict } = decision
  const { orderId, actionId, actor, type, deviceTime, payload } = act
  const action = { type, by: actor.uid, deviceTime, verdict }
  const kept = payload === undefined ? action : { ...action, payload: withoutPhoto(payload) }
  tx.set(documents.action(db, orderId, actionId), kept)
  if (proof) tx.create(documents.proof(db, orderId, actionId), proof)
  if (order) tx.set(documents.order(db, orderId), order)
  if (event) tx.create(documents.event(db, orderId, event.seq), event)
  if (pool === 'removed') tx.delete(documents.pool(db, orderId))
  else if (pool) tx.set(documents.pool(db, orderId), pool.put)
  if (triesLeft !== undefined) tx.update(documents.handover(db, orderId), { triesLeft })
  if (holder) {
    const changed = holder.change === 'added' ? FieldValue.arrayUnion(orderId) : FieldValue.arrayRemove(orderId)
    tx.update(documents.partner(db, holder.uid), { activeOrderIds: changed })
  }
  for (const { sku, quantity } of restock) {
    if (shelf.has(sku)) tx.update(documents.product(db, sku), { stock: FieldValue.increment(quantity) })
  }
}
