import type { Order, OrderEvent } from '@blinkcart/domain/order/order'
import { dayOf, isSameDay, timeOfDay } from '../words/times.ts'

/** When something was, in words. */
interface Moment {
  readonly time: string
  /** Only where it is another day than that of what came before. */
  readonly day: string | undefined
}

/** When each of an order's `events` was. The day on which it was placed stands above all of them. */
export function moments(
  { placedAt }: Pick<Order, 'placedAt'>,
  events: readonly Pick<OrderEvent, 'at'>[],
): readonly Moment[] {
  return events.map(({ at }, index) => ({
    time: timeOfDay(at),
    day: isSameDay(at, events[index - 1]?.at ?? placedAt) ? undefined : dayOf(at),
  }))
}
