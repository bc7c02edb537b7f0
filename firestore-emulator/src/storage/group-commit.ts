import { diskTrouble } from './disk-trouble.ts'
import type { Environment } from './environment.ts'

/** One transaction waiting for its turn. */
export interface Job {
  /** Decides and writes, inside the batch's transaction. Must not throw for reasons of its own, only when storage fails. */
  run(): void
  /** Called once what was written is durable, before any of the batch's callers goes on. */
  done(): void
  /** Called when nothing of the whole batch was written. */
  failed(error: unknown): void
}

/** So many bodies run in a row before the event loop gets its turn, and their callers their answers. */
const largestBatch = 128

/**
 * Runs jobs one after the other, those that came in together in one write: many commits share one wait for the disk.
 *
 * The wait happens on this thread. Handing it to another one and coming back takes about as long again as the journal's one sync, and while
 * the disk works, nobody could be told anything anyway: what is not durable must not be seen.
 */
export class GroupCommit {
  readonly #environment: Environment
  #waiting: Job[] = []
  #scheduled = false
  #idle: (() => void)[] = []
  #afterBatch: (() => void)[] = []

  constructor(environment: Environment) {
    this.#environment = environment
  }

  add(job: Job): void {
    this.#waiting.push(job)
    this.#schedule()
  }

  /** Called by `done`: `work` runs once all of the batch are done, still before any of their callers goes on. */
  afterBatch(work: () => void): void {
    this.#afterBatch.push(work)
  }

  /** Resolves once nothing is waiting. */
  async drained(): Promise<void> {
    while (this.#waiting.length > 0 || this.#scheduled) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => this.#flush())
  }

  #flush(): void {
    const batch = this.#waiting.slice(0, largestBatch)
    this.#waiting = this.#waiting.slice(largestBatch)
    this.#scheduled = false
    if (this.#waiting.length > 0) this.#schedule()
    const error = this.#commit(batch)
    for (const job of batch) error === undefined ? job.done() : job.failed(error.cause)
    for (const work of this.#afterBatch.splice(0)) work()
    const idle = this.#idle
    this.#idle = []
    for (const resolve of idle) resolve()
  }

  #commit(batch: readonly Job[]): { readonly cause: unknown } | undefined {
    try {
      this.#environment.write(() => {
        for (const job of batch) job.run()
      })
      return undefined
    } catch (error) {
      return { cause: diskTrouble(error) }
    }
  }
}
