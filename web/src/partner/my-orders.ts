import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { poolEntry } from '@blinkcart/domain/order/pool'
import type { QuerySource } from '../firebase/source.ts'
import { deliveriesOf } from '../orders/queries.ts'

/** More orders than anybody delivers in a day: what is carried now and what was done today are both among them. */
const dayful = 60

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

/** A day's work: what came to its end since midnight, last first, and what it earned. */
export interface Work {
  readonly orders: readonly Order[]
  readonly handedOver: number
  readonly earned: number
}

/** The work done on the day of `now`. */
export function workOfToday(orders: readonly Order[], now: number): Work {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const ended = orders
    .filter(({ status, updatedAt }) => isFinal(status) && updatedAt >= midnight)
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
  const delivered = ended.filter(({ status }) => status === 'DELIVERED')
  return {
    orders: ended,
    handedOver: delivered.length,
    earned: delivered.reduce((earned, order) => earned + earns(order), 0),
  }
}

/** What delivering `order` pays: the same as its pool entry said. */
export function earns(order: Order): number {
  return poolEntry(order).payout
}
