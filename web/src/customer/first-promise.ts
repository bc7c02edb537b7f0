import { etaOf } from '@blinkcart/domain/order/eta'
import type { Order } from '@blinkcart/domain/order/order'
import { plainClock } from '@blinkcart/domain/time'

/** What nobody calls late. */
const grace = 2 * 60_000

/** By when `order` was to be at the door, as said when it was placed, if `to` is later than that. */
export function brokenPromise(
  { placedAt, deliveryAddress }: Pick<Order, 'placedAt' | 'deliveryAddress'>,
  to: number,
): number | undefined {
  const promised = etaOf('PLACED', plainClock(placedAt), deliveryAddress)?.to
  return promised !== undefined && to > promised + grace ? promised : undefined
}
