import type { CallableRequest, CallableResult } from '@blinkcart/domain/contract'
import type { CancelReason } from '@blinkcart/domain/order/order'
import type { Answer } from '../firebase/call.ts'

/** What stands in the way of cancelling. */
export type CancelProblem = 'unreachable' | 'tooLate'

interface Why {
  readonly reason: CancelReason | undefined
  readonly note: string
}

/** What to send to cancel `orderId`: the reason if one is given, and in one's own words what no code says. */
export function cancelRequest(orderId: string, actionId: string, { reason, note }: Why): CallableRequest<'act'> {
  const said = reason === 'OTHER' ? note.trim() : ''
  return {
    orderId,
    actionId,
    type: 'cancel',
    ...(reason !== undefined && { payload: { reason, ...(said !== '' && { note: said }) } }),
  }
}

/** What to tell about `answer`; nothing when the order is cancelled, even if an earlier try had done it. */
export function cancelProblem(answer: Answer<CallableResult<'act'>>): CancelProblem | undefined {
  if (answer.outcome === 'unreachable') return 'unreachable'
  return answer.outcome === 'done' && answer.result.verdict !== 'refused' ? undefined : 'tooLate'
}
