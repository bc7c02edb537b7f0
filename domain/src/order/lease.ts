import { type Clock, minutes } from '../time.ts'
import type { OrderStatus } from './lifecycle.ts'
import type { Order } from './order.ts'

/** How long an order may wait: to be accepted before it is cancelled, to be picked up before it goes back. */
export const leaseMs: Readonly<Partial<Record<OrderStatus, number>>> = { PLACED: minutes(10), ACCEPTED: minutes(15) }

/** What the system does to an order whose lease is over. */
export const whenLeaseOver = { PLACED: 'cancel', ACCEPTED: 'release' } as const satisfies Partial<
  Record<OrderStatus, string>
>

/** The lease of an order that reaches `status` now. */
export function leaseOf<Time>(status: OrderStatus, clock: Clock<Time>): Order<Time>['lease'] {
  const ms = leaseMs[status]
  return ms === undefined ? null : { until: clock.after(ms) }
}

/** Whether the order's time is up. */
export function isLeaseOver<Time>(order: Pick<Order<Time>, 'lease'>, clock: Clock<Time>): boolean {
  return order.lease !== null && clock.millis(order.lease.until) <= clock.now
}
