import type { CommitTime } from '../model/timestamp.ts'

/** Hands out times that never repeat and never go back, whatever the machine's clock does. */
export class CommitClock {
  readonly #now: () => number
  #last: CommitTime = 0

  /** `now` tells milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Makes all later times greater than one that was seen on the disk. */
  passed(time: CommitTime): void {
    this.#last = Math.max(this.#last, time)
  }

  /** The time of the next commit. */
  tick(): CommitTime {
    this.#last = Math.max(this.#last + 1, this.#micros())
    return this.#last
  }

  /** A time that no later commit will have: now, for a reader of the latest state. */
  observe(): CommitTime {
    this.#last = Math.max(this.#last, this.#micros())
    return this.#last
  }

  #micros(): number {
    return Math.floor(this.#now() * 1000)
  }
}
