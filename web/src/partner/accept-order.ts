import type { Reason } from '@blinkcart/domain/refusal'
import type { Told } from './outbox.ts'
import { answered } from './send-action.ts'

/** Why an order was not accepted: no network, no answer, or a refusal. */
export type Missed =
  | { readonly why: 'offline' | 'unreachable' }
  | { readonly why: 'refused'; readonly reason: Reason | undefined; readonly told: Told }

/** One id per order for as long as the app is open: trying again after a lost answer is the same acceptance. */
const actionIds = new Map<string, string>()

/** Accepts an order for `uid`: now or not at all, never from a queue. Nothing, or why not. */
export async function acceptOrder(orderId: string, uid: string): Promise<Missed | undefined> {
  if (!navigator.onLine) return { why: 'offline' }
  const actionId = actionIds.get(orderId) ?? crypto.randomUUID()
  actionIds.set(orderId, actionId)
  const fate = await answered({ actionId, orderId, uid, at: Date.now(), deed: { type: 'accept' } })
  if (fate === undefined) return { why: 'unreachable' }
  // Judged for good: what comes next is another try, with an id of its own.
  actionIds.delete(orderId)
  return fate.outcome === 'refused' ? { why: 'refused', reason: fate.reason, told: fate.told } : undefined
}
