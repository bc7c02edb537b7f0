import type { OrderStatus } from './order/lifecycle.ts'

/**
 * Counters are spread over shards: a document that everything is counted on takes only about a write a second in Cloud
 * Firestore. Whoever wants a figure reads all the shards and adds them up.
 */
export const shardCount = 32

/** `stats/live/shards/{n}`: a part of how many orders there are of each status, now. One part alone may be below zero. */
export interface LiveStats<Time = number> {
  readonly byStatus: Readonly<Partial<Record<OrderStatus, number>>>
  readonly updatedAt: Time
}

/** `stats/{day}/shards/{n}`: a part of what happened on one day in India, `2026-01-31`. */
export interface DayStats<Time = number> {
  /** How many times an order reached each status. */
  readonly reached: Readonly<Partial<Record<OrderStatus, number>>>
  /** Paise of what was delivered. */
  readonly revenue: number
  /** How many deliveries took each number of whole minutes, from placing to the door. */
  readonly deliveryMinutes?: Readonly<Record<string, number>>
  readonly updatedAt: Time
}

/** The shard that an event is counted on: always the same one. */
export function shardOf(event: string): string {
  let hash = 0x811c9dc5
  for (const letter of event) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return String((hash >>> 0) % shardCount).padStart(2, '0')
}

/** How many orders there are of each status, from all the shards. */
export function liveTotal(shards: readonly Pick<LiveStats, 'byStatus'>[]): LiveStats['byStatus'] {
  return shards.reduce((sum, { byStatus }) => plus(sum, byStatus), {})
}

/** What happened on a day, from all its shards. */
export function dayTotal(
  shards: readonly Omit<DayStats, 'updatedAt'>[],
): Required<Pick<DayStats, 'reached' | 'revenue' | 'deliveryMinutes'>> {
  return {
    reached: shards.reduce((sum, { reached }) => plus(sum, reached), {}),
    revenue: shards.reduce((sum, { revenue }) => sum + revenue, 0),
    deliveryMinutes: shards.reduce((sum, { deliveryMinutes = {} }) => plus(sum, deliveryMinutes), {}),
  }
}

type Counts = Readonly<Record<string, number>>

function plus(a: Counts, b: Counts): Counts {
  const sum: Record<string, number> = { ...a }
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count
  return sum
}

const inIndia = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Kolkata',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in India on which `ms` falls, as its stats are called. */
export function dayOf(ms: number): string {
  return inIndia.format(ms)
}
