import type { CallableRequest, CallableResult } from '@blinkcart/domain/contract'
import type { Order } from '@blinkcart/domain/order/order'
import type { Answer } from '../firebase/call.ts'

/** The stars that can be given, worst first. */
export const stars = [1, 2, 3, 4, 5] as const
export type Stars = (typeof stars)[number]

/** What stands in the way of a rating. */
export type RatingProblem = 'unreachable' | 'refused'

/** What to send for `given` stars; a comment of blanks is none. */
export function ratingRequest(orderId: string, given: Stars, comment: string): CallableRequest<'rateOrder'> {
  const said = comment.trim()
  return { orderId, stars: given, ...(said !== '' && { comment: said }) }
}

/** What to tell about `answer`; nothing when the rating stands, even if an earlier try had brought it there. */
export function ratingProblem(answer: Answer<CallableResult<'rateOrder'>>): RatingProblem | undefined {
  if (answer.outcome === 'done') return undefined
  if (answer.outcome === 'unreachable') return 'unreachable'
  return answer.refusal.reason === 'ALREADY_RATED' ? undefined : 'refused'
}

/** Whether `order` waits for its customer's word. */
export function isToRate({ status, rating }: Pick<Order, 'status' | 'rating'>): boolean {
  return status === 'DELIVERED' && rating === null
}
