import type { Reason } from '@blinkcart/domain/refusal'
import type { Fate, Told } from './outbox.ts'
import { answered } from './send-action.ts'

/** Why an order was not accepted: no network, no answer, or a refusal. */
export type Missed =
  | { readonly why: 'offline' | 'unreachable' }
  | {
      readonly why: 'refused'
      readonly reason: Reason | undefined
      readonly told: Told
      /** When that was known, by this device's clock. */
      readonly at: number
    }

/** How long a partner looks at an order that may be somebody else's already. */
const patienceMs = 4000
/** How long an answer may still come after that. */
const lastWaitMs = 20_000

/** One id per order for as long as the app is open: trying again after a lost answer is the same acceptance. */
const actionIds = new Map<string, string>()

/**
 * Accepts an order for `uid`: now or not at all, never from a queue. Nothing, or why not. Who waits no longer for an
 * answer hears of it by `late`, should it come after all.
 */
export async function acceptOrder(
  orderId: string,
  uid: string,
  late: (missed: Missed | undefined) => void,
): Promise<Missed | undefined> {
  if (!navigator.onLine) return { why: 'offline' }
  const actionId = actionIds.get(orderId) ?? crypto.randomUUID()
  actionIds.set(orderId, actionId)
  const answer = answered({ actionId, orderId, uid, at: Date.now(), deed: { type: 'accept' } }, lastWaitMs)
  const fate = await Promise.race([answer, nothing(patienceMs)])
  if (fate !== undefined) return missedBy(fate, orderId)
  void answer.then((known) => known && late(missedBy(known, orderId)))
  return { why: 'unreachable' }
}

function missedBy(fate: Fate, orderId: string): Missed | undefined {
  // Judged for good: what comes next is another try, with an id of its own.
  actionIds.delete(orderId)
  return fate.outcome === 'refused'
    ? { why: 'refused', reason: fate.reason, told: fate.told, at: Date.now() }
    : undefined
}

function nothing(afterMs: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), afterMs))
}
