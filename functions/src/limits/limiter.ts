import { Refusal } from '@blinkcart/domain/refusal'
import { logger } from 'firebase-functions/v2'

/** Counts what several servers let through. */
export interface Tally {
  /** Adds `count` to what was counted of `key` in the minute that began at `since`; answers with the sum so far. */
  add(key: string, since: number, count: number): Promise<number>
}

interface Seen {
  readonly since: number
  count: number
  /** How much of the count the tally knows. */
  told: number
  full: boolean
}

const minuteMs = 60_000
/** The part of a limit that a caller may use on each server before anybody writes down that they came. */
const quiet = 1 / 4
const mostCallers = 10_000

/**
 * Lets each caller do each thing so often in a minute, and costs nothing while they stay far below that: a server counts
 * for itself until a caller has used up a quarter, and only then adds it to what the others count. Who is over the limit
 * is refused from memory. Without a tally each server counts for itself alone. When the tally fails, nobody is refused.
 */
export class Limiter {
  readonly #tally: Tally | undefined
  readonly #now: () => number
  readonly #callers = new Map<string, Seen>()

  constructor(tally: Tally | undefined, now: () => number = Date.now) {
    this.#tally = tally
    this.#now = now
  }

  /** Counts one more call of `key`, or says why it is one too many. */
  async refusal(key: string, perMinute: number): Promise<Refusal | undefined> {
    const seen = this.#seen(key)
    seen.count += 1
    if (seen.count > perMinute) seen.full = true
    if (!seen.full && seen.count > perMinute * quiet) await this.#tell(key, seen, perMinute)
    if (!seen.full) return undefined
    const retryAfter = seen.since + minuteMs - this.#now()
    return new Refusal('RATE_LIMITED', `that is more than ${perMinute} times in a minute`, { retryAfter })
  }

  async #tell(key: string, seen: Seen, perMinute: number): Promise<void> {
    if (this.#tally === undefined) return
    const count = seen.count - seen.told
    seen.told = seen.count
    try {
      if ((await this.#tally.add(key, seen.since, count)) > perMinute) seen.full = true
    } catch (error) {
      logger.warn(`calls of ${key} could not be counted`, error)
    }
  }

  #seen(key: string): Seen {
    const now = this.#now()
    const since = now - (now % minuteMs)
    const known = this.#callers.get(key)
    if (known?.since === since) return known
    if (this.#callers.size >= mostCallers) this.#forget(since)
    const seen = { since, count: 0, told: 0, full: false }
    this.#callers.set(key, seen)
    return seen
  }

  #forget(since: number): void {
    for (const [key, seen] of this.#callers) if (seen.since !== since) this.#callers.delete(key)
    if (this.#callers.size >= mostCallers) this.#callers.clear()
  }
}
