import type { Actor } from '@blinkcart/domain/account/role'
import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { FailReason, Order } from '@blinkcart/domain/order/order'

/** How an order stands for whoever waits for it: its status, and what besides makes a difference to them. */
export type Situation = OrderStatus | 'AT_SHOP' | 'AT_DOOR' | 'NOBODY_FREE' | FailReason

/** The situation of `order`; `calledOffBy` is who called it off, once that is known. */
export function situation(
  { status, arrivals, failure }: Pick<Order, 'status' | 'arrivals' | 'failure'>,
  calledOffBy: Actor['role'] | undefined,
): Situation {
  switch (status) {
    case 'ACCEPTED':
      return arrivals.shop === undefined ? status : 'AT_SHOP'
    case 'ON_THE_WAY':
      return arrivals.door === undefined ? status : 'AT_DOOR'
    case 'CANCELLED':
      return calledOffBy === 'system' ? 'NOBODY_FREE' : status
    case 'FAILED':
      return failure?.reason ?? status
    default:
      return status
  }
}
