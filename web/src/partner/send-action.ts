import { isReason } from '@blinkcart/domain/refusal'
import { type Answer, call } from '../firebase/call.ts'
import { type Fate, type Sent, toldIn } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'
import { queueAction } from './queue-action.ts'

/** How long a partner stands at a door waiting for an answer before the app goes on without one. */
const patienceMs = 6000

/**
 * Sends what a partner did: by a call where there is signal, which is judged at once; else as a document of its own,
 * which is `waiting` until a verdict arrives. Both carry the same id, so that a call which did get through, its answer
 * lost, counts once. Nothing overtakes what already waits for the same order.
 */
export async function sendAction(sent: Sent): Promise<Fate | 'waiting'> {
  const queues = outboxOfDevice.current().some((other) => isBefore(other, sent) && other.fate === undefined)
  const fate = navigator.onLine && !queues ? await answered(sent) : undefined
  if (fate !== undefined) return fate
  queueAction(sent)
  return 'waiting'
}

function isBefore(other: Sent, sent: Sent): boolean {
  return other.orderId === sent.orderId && other.actionId !== sent.actionId && other.held === undefined
}

/** Calls `act`; nothing when no answer came within `waitMs`. */
export async function answered({ orderId, actionId, at, deed }: Sent, waitMs = patienceMs): Promise<Fate | undefined> {
  const answer = await Promise.race([call('act', { ...deed, orderId, actionId, deviceTime: at }), noAnswer(waitMs)])
  if (answer.outcome === 'unreachable') return undefined
  if (answer.outcome === 'refused') {
    const { reason, details } = answer.refusal
    return { outcome: 'refused', reason, told: toldIn(details) }
  }
  const { verdict, reason, version } = answer.result
  if (verdict !== 'refused') return { outcome: 'applied', version }
  return { outcome: 'refused', reason: isReason(reason) ? reason : undefined, told: {} }
}

function noAnswer(afterMs: number): Promise<Answer<never>> {
  return new Promise((resolve) => setTimeout(() => resolve({ outcome: 'unreachable' }), afterMs))
}
