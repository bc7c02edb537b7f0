/**
 * Documents are generic over how a time is held: readers see epoch milliseconds (the default), writers may hold a
 * database timestamp or a sentinel for "when this commits". A clock says all that the business needs about one.
 */
export interface Clock<Time> {
  /** The present, in epoch milliseconds. */
  readonly now: number
  /** The present, as it will be stored. */
  readonly stamp: Time
  /** The moment `ms` after now, as it will be stored. */
  after(ms: number): Time
  /** What a stored time means in epoch milliseconds. */
  millis(time: Time): number
  /** A stored time from epoch milliseconds. */
  at(ms: number): Time
}

/** A clock for plain epoch milliseconds, standing still at `now`. */
export function plainClock(now: number): Clock<number> {
  return { now, stamp: now, after: (ms) => now + ms, millis: (time) => time, at: (ms) => ms }
}

/** `minutes` in milliseconds. */
export function minutes(count: number): number {
  return count * 60_000
}
