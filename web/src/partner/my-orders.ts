import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import type { QuerySource } from '../firebase/source.ts'
import { deliveriesOf } from '../orders/queries.ts'

/** More orders than anybody delivers in a day: what is carried now and what was done today are both among them. */
export const dayful = 60

/** A partner's orders of today and, should one still be open, of before. */
export function myOrders(uid: string): QuerySource<Order> {
  return { ...deliveriesOf(uid), limit: dayful }
}

/** Those still to be dealt with, the one accepted first on top. */
export function active(orders: readonly Order[]): readonly Order[] {
  const acceptedAt = ({ times, placedAt }: Order) => times.ACCEPTED ?? placedAt
  return orders.filter(({ status }) => !isFinal(status)).toSorted((a, b) => acceptedAt(a) - acceptedAt(b))
}

/** Whether its customer waits to see it coming: then its partner's position may be shared with them. */
export function isOnTheRoad({ status }: Pick<Order, 'status'>): boolean {
  return status === 'PICKED_UP' || status === 'ON_THE_WAY'
}
