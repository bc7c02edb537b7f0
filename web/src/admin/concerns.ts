import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order, OrderFlag } from '@blinkcart/domain/order/order'
import { minutes } from '@blinkcart/domain/time'

/** Why an admin should look at an order. */
export type Concern = 'WAITS_LONG' | 'NOT_COLLECTED' | 'LATE' | 'BROUGHT_BACK' | OrderFlag

/** How long an order may wait for a partner before somebody should know. */
export const longWaitMs = minutes(3)

/** What is wrong with `order` at `now`, worst first; nothing for one that goes its way. */
export function concerns(order: Order, now: number): readonly Concern[] {
  const { status, placedAt, lease, eta, flags } = order
  const found: Concern[] = []
  if (status === 'PLACED' && now - placedAt >= longWaitMs) found.push('WAITS_LONG')
  if (status === 'ACCEPTED' && lease !== null && lease.until <= now) found.push('NOT_COLLECTED')
  if (status === 'FAILED') found.push('BROUGHT_BACK')
  if (!isFinal(status) && eta !== null && eta.to <= now) found.push('LATE')
  return [...found, ...flags]
}

/** How long `order` has been as it is; for one that has ended, how long all of it took. */
export function standingMs(order: Order, now: number): number {
  const since = order.times[order.status] ?? order.updatedAt
  return isFinal(order.status) ? since - order.placedAt : now - since
}
