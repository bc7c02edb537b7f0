import { type Clock, minutes } from '../time.ts'
import type { OrderStatus } from './lifecycle.ts'
import type { Order } from './order.ts'

/** Minutes to the door from each status on: soonest and latest. */
// biome-ignore format: a table
const toTheDoor: Readonly<Partial<Record<OrderStatus, readonly [number, number]>>> = {
  PLACED:     [15, 30],
  ACCEPTED:   [12, 22],
  PICKED_UP:  [8,  15],
  ON_THE_WAY: [5,  12],
}

/** When an order that reaches `status` now should be at the door, as a range; nothing for one that is not coming. */
export function etaOf<Time>(status: OrderStatus, clock: Clock<Time>): Order<Time>['eta'] {
  const range = toTheDoor[status]
  return range === undefined ? null : { from: clock.after(minutes(range[0])), to: clock.after(minutes(range[1])) }
}
