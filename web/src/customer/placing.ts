import type { CallableResult } from '@blinkcart/domain/contract'
import type { Paise } from '@blinkcart/domain/money'
import type { Reason } from '@blinkcart/domain/refusal'
import type { Answer } from '../firebase/call.ts'

/** Why an order that was sent is not known to be placed. Each has its own explanation, and its own one tap to go on. */
export type PlacingProblem =
  | { readonly kind: 'price'; readonly quoted: Paise; readonly total: Paise }
  | { readonly kind: 'stock'; readonly skus: readonly string[] }
  | { readonly kind: 'reused'; readonly orderId: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly reason: Reason }

/** What was asked for. */
export interface Attempt {
  readonly orderId: string
  readonly quotedTotal: Paise
}

/** What to tell about `answer` to `attempt`; nothing when the order is placed. */
export function placingProblem(
  answer: Answer<CallableResult<'placeOrder'>>,
  attempt: Attempt,
): PlacingProblem | undefined {
  if (answer.outcome === 'done') return undefined
  if (answer.outcome === 'unreachable') return { kind: 'unreachable' }
  const { reason, details } = answer.refusal
  switch (reason) {
    case 'PRICE_CHANGED':
      return typeof details.total === 'number'
        ? { kind: 'price', quoted: attempt.quotedTotal, total: details.total }
        : { kind: 'refused', reason }
    case 'OUT_OF_STOCK':
    case 'UNKNOWN_PRODUCT':
    case 'INACTIVE_PRODUCT':
      return Array.isArray(details.skus) ? { kind: 'stock', skus: details.skus } : { kind: 'refused', reason }
    case 'ID_REUSED':
      return { kind: 'reused', orderId: attempt.orderId }
    case 'UNAUTHENTICATED':
    case 'SESSION_REVOKED':
      return { kind: 'signed-out' }
    default:
      return { kind: 'refused', reason }
  }
}
