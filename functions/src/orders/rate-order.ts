import type { Actor } from '@blinkcart/domain/account/role'
import type { ParsedRequest } from '@blinkcart/domain/contract'
import { Refusal } from '@blinkcart/domain/refusal'
import { FieldValue, type Firestore } from 'firebase-admin/firestore'
import { callable, withRole } from '../callable.ts'
import { documents } from '../collections.ts'
import { db } from '../firebase.ts'

/** Callable: a customer rates a delivered order, once. */
export const rateOrder = callable(
  'rateOrder',
  withRole(['customer'], (request, actor) => rateIn(db, actor, request)),
)

/** Writes the stars on the order and adds them to its partner's, together. */
export async function rateIn(
  db: Firestore,
  actor: Actor,
  { orderId, stars, comment }: ParsedRequest<'rateOrder'>,
): Promise<Record<string, never> | Refusal> {
  const ref = documents.order(db, orderId)
  return db.runTransaction(async (tx) => {
    const order = (await tx.get(ref)).data()
    if (order === undefined) return new Refusal('ORDER_NOT_FOUND', `there is no order ${orderId}`)
    if (order.customerId !== actor.uid) return new Refusal('NOT_YOURS', `order ${orderId} is not yours`)
    if (order.status !== 'DELIVERED') return new Refusal('NOT_DELIVERED', `order ${orderId} is ${order.status}`)
    if (order.rating !== null) return new Refusal('ALREADY_RATED', `order ${orderId} has its rating`)
    const at = FieldValue.serverTimestamp()
    tx.update(ref, { rating: comment === undefined ? { stars, at } : { stars, comment, at }, updatedAt: at })
    if (order.partnerId !== null)
      tx.update(documents.partner(db, order.partnerId), {
        'rating.sum': FieldValue.increment(stars),
        'rating.count': FieldValue.increment(1),
      })
    return {}
  })
}
