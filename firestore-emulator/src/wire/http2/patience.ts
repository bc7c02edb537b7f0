import { ConnectionError } from './errors.ts'

/**
 * What costs the server more than the client, and gets nobody further. A real client does each of them now and then; nothing else bounds how
 * often.
 */
// biome-ignore format: a table
const prices = {
  window:   1,   // a window that widens
  ignored:  10,  // a frame that nobody heeds: a priority, one of an unknown type
  empty:    10,  // data that hold nothing and end nothing
  ping:     10,  // is to be answered
  settings: 200, // are to be acknowledged, and may change every stream's window
  vain:     20,  // a stream that was opened to be reset, by the client or for what it did there
} as const

export type Nuisance = keyof typeof prices

/** So much is forgiven at once, and again in each second: 5,000 streams opened in vain, and 1,000 more a second. */
const atOnce = 100_000
const eachSecond = 20_000

/** A stream that was open for so long was not opened to be reset. */
export const inVainMs = 1000

/** How much more of it a connection's client may do. */
export class Patience {
  readonly #now: () => number
  #left = atOnce
  #since: number

  /** `now` tells milliseconds. */
  constructor(now: () => number) {
    this.#now = now
    this.#since = now()
  }

  /** Throws a ConnectionError when it is over. */
  test(nuisance: Nuisance): void {
    this.#left -= prices[nuisance]
    if (this.#left >= 0) return
    const now = this.#now()
    this.#left = Math.min(atOnce, this.#left + ((now - this.#since) / 1000) * eachSecond)
    this.#since = now
    if (this.#left < 0) throw new ConnectionError('ENHANCE_YOUR_CALM', 'too much comes that gets nobody further')
  }
}
