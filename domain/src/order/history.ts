import type { OrderStatus } from './lifecycle.ts'
import type { OrderEvent } from './order.ts'

/**
 * The status that `events`, in any order, add up to; undefined when they are not a whole history: a gap, a step that
 * does not start where the last one ended, or nothing at all.
 */
export function statusFrom(events: readonly Pick<OrderEvent, 'seq' | 'from' | 'to'>[]): OrderStatus | undefined {
  let status: OrderStatus | null = null
  for (const [index, event] of events.toSorted((a, b) => a.seq - b.seq).entries()) {
    if (event.seq !== index + 1 || event.from !== status) return undefined
    status = event.to
  }
  return status ?? undefined
}
