import type { Clock } from '../util/clock.ts'

/** While many write, listeners hear no more often than this. */
const restMs = 10
/** For so long after commits came in together, more of them are expected to. */
const crowdMs = 50

/**
 * When listeners are told of commits. One that comes alone is told at once, and so is the first of many. But where several came in together, many
 * are writing, and a snapshot costs a client's SDK far more than a document in it: so there the next one waits a moment for others.
 */
export class Pace {
  readonly #clock: Clock
  readonly #tell: () => void
  #crowdedUntil = 0
  #toldAt = 0
  #callOff: (() => void) | undefined

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /** So many commits came in together. Listeners are told of them before this returns, or in a moment. */
  heard(commits: number): void {
    const now = this.#clock.now()
    if (commits > 1) this.#crowdedUntil = now + crowdMs
    if (this.#callOff !== undefined) return
    // The machine's clock may have been set back meanwhile.
    const rest = Math.min(restMs, this.#toldAt + restMs - now)
    if (now >= this.#crowdedUntil || rest <= 0) this.#tellNow()
    else this.#callOff = this.#clock.after(rest, () => this.#tellNow())
  }

  close(): void {
    this.#callOff?.()
  }

  #tellNow(): void {
    this.#callOff = undefined
    this.#toldAt = this.#clock.now()
    this.#tell()
  }
}
