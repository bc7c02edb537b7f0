import type { LiveLocation, Order } from '@blinkcart/domain/order/order'
import { metresBetween, pointOf } from '../orders/way.ts'

/** When an order should be at the door, what says so, and of when that is. */
export interface Arrival {
  readonly from: number
  readonly to: number
  /** The step it reached last, or where its partner was last seen. */
  readonly by: 'step' | 'position'
  /** When that was: an old reason makes a weak promise, so it is told. */
  readonly asOf: number
}

const minute = 60_000

/** Streets are longer than the crow's way by about this much. */
const detour = 1.35
/** What a partner rides, lights and one-ways included: at best and at worst, in metres per millisecond. */
const quick = 26 / 3600
const slow = 11 / 3600
/** From the gate to the door. */
const lastSteps = 2 * minute
/** Older than this, a position says nothing about where somebody is now. */
const staleMs = 3 * minute

/**
 * When `order` should be at the door. On its way, its partner's position says it best: the range narrows as they come
 * near, and widens while nothing is heard of them. Without a position, or with a stale one, the step it reached counts.
 */
export function arrival(
  order: Pick<Order, 'status' | 'eta' | 'deliveryAddress' | 'times'>,
  location: LiveLocation | undefined,
  now: number,
): Arrival | undefined {
  const { status, eta, times } = order
  if (eta === null) return undefined
  const door = pointOf(order.deliveryAddress)
  if (status !== 'ON_THE_WAY' || door === undefined || location === undefined || now - location.at > staleMs)
    return { ...eta, by: 'step', asOf: times[status] ?? now }
  const way = metresBetween(location, door) * detour
  const silence = Math.max(0, now - location.at)
  return {
    from: location.at + way / quick,
    to: location.at + way / slow + lastSteps + silence,
    by: 'position',
    asOf: location.at,
  }
}
