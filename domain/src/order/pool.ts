import type { Address } from '../account/address.ts'
import { kilometresBetween, pointOf } from '../distance.ts'
import type { Paise } from '../money.ts'
import { shop } from '../shop.ts'
import type { Order, PoolEntry } from './order.ts'
import { itemCount } from './total.ts'

/** What the pool shows of `order`: enough to decide by, nothing personal. */
export function poolEntry<Time>(order: Order<Time>): PoolEntry<Time> {
  const distanceKm = coarseDistanceKm(order.deliveryAddress)
  return {
    id: order.id,
    area: `${order.deliveryAddress.city} ${order.deliveryAddress.pincode}`,
    distanceKm,
    itemCount: itemCount(order.items),
    payout: payout(distanceKm),
    placedAt: order.placedAt,
  }
}

/** What delivering pays: a base, and more for each kilometre. */
export function payout(distanceKm: number | null): Paise {
  return 30_00 + 6_00 * (distanceKm ?? 2)
}

/** Whole kilometres from the shop, at least one: too coarse to find a door by. */
function coarseDistanceKm(address: Address): number | null {
  const door = pointOf(address)
  return door ? Math.max(1, Math.round(kilometresBetween(shop, door))) : null
}
