import { diskTrouble } from './disk-trouble.ts'
import type { Environment } from './environment.ts'

/** One transaction waiting for its turn. */
export interface Job {
  /** Decides and writes, inside the batch's transaction. Must not throw for reasons of its own, only when storage fails. */
  run(): void
  /** Called once what was written is durable. */
  done(): void
  /** Called when nothing of the whole batch was written. */
  failed(error: unknown): void
}

/** So many bodies run in a row before the event loop gets its turn, and their callers their answers. */
const largestBatch = 128

/**
 * Runs jobs one after the other, those that came in together in one storage transaction: many commits share one wait for the disk.
 *
 * The wait happens on this thread. Handing it to another one costs more than it gains here: lmdb's own write thread took 1.6 ms for what
 * takes 1.0 ms in place, most of that being the two syncs of the disk.
 */
export class GroupCommit {
  readonly #environment: Environment
  #waiting: Job[] = []
  #scheduled = false
  #idle: (() => void)[] = []

  constructor(environment: Environment) {
    this.#environment = environment
  }

  add(job: Job): void {
    this.#waiting.push(job)
    this.#schedule()
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
