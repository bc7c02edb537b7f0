import type { Order } from '@blinkcart/domain/order/order'

/** How it goes right now. */
export interface Figures {
  readonly open: number
  readonly carried: number
  readonly waiting: number
  /** How long the order has waited that waits longest for a partner. */
  readonly longestWaitMs: number | undefined
}

/** The figures of the `open` orders at `now`. */
export function figuresOf(open: readonly Order[], now: number): Figures {
  const waiting = open.filter(({ status }) => status === 'PLACED')
  const oldest = waiting.reduce((first, { placedAt }) => Math.min(first, placedAt), Number.POSITIVE_INFINITY)
  return {
    open: open.length,
    carried: open.filter(({ partnerId }) => partnerId !== null).length,
    waiting: waiting.length,
    longestWaitMs: waiting.length === 0 ? undefined : now - oldest,
  }
}

/** Within how many minutes half of a day's deliveries were at the door; nothing without any. */
export function medianMinutes(deliveryMinutes: Readonly<Record<string, number>>): number | undefined {
  const counted = Object.entries(deliveryMinutes)
    .map(([minutes, count]) => ({ minutes: Number(minutes), count }))
    .toSorted((a, b) => a.minutes - b.minutes)
  const all = counted.reduce((sum, { count }) => sum + count, 0)
  let passed = 0
  for (const { minutes, count } of counted) {
    passed += count
    // A delivery that took 3 whole minutes was there within 4.
    if (passed * 2 >= all) return minutes + 1
  }
  return undefined
}
