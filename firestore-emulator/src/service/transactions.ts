import { randomBytes } from 'node:crypto'
import type { DocumentPath } from '../model/path.ts'
import { invalidArgument, StatusError } from '../model/status.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Reader } from '../storage/store.ts'
import type { Clock } from '../util/clock.ts'
import { contention, type LockOwner, LockTable, type LockTimes } from './locks.ts'
import type { TransactionId } from './service.ts'

export interface TransactionTimes extends LockTimes {
  /** A transaction that nobody used for so long has expired. */
  readonly idleMs: number
  /** So long may a transaction take altogether. */
  readonly totalMs: number
}

/** Cloud Firestore's: a minute idle, 270 seconds in all. */
export const transactionTimes: TransactionTimes = {
  idleMs: 60_000,
  totalMs: 270_000,
  waitMs: 20_000,
  patienceMs: 4_000,
}

/** Looks again at what a query answered; true while it would answer the same. */
export type QueryCheck = (reader: Reader) => boolean

/**
 * One transaction from begin to end. Read-write ones own locks on all they read, and remember their queries, which are run again at
 * commit to see that no document came in between; read-only ones have a read time and no locks.
 */
export interface Transaction extends LockOwner {
  readonly id: TransactionId
  readonly readTime: CommitTime | undefined
  readonly queryChecks: QueryCheck[]
  lock(paths: readonly DocumentPath[]): Promise<void>
  /** Throws when the transaction has ended meanwhile. */
  assertOpen(): void
}

const invalid = 'The referenced transaction has expired or is no longer valid.'

/** What is said to whoever goes on with a transaction that was committed or rolled back, took too long, or had to give way. */
const endings = {
  finished: () => new StatusError('ABORTED', invalid),
  expired: () => invalidArgument(invalid),
  aborted: contention,
}
type Ending = keyof typeof endings

const rememberedEndings = 10_000

const idBytes = 16

/** The open transactions of one database, and how the recent ones ended. */
export class Transactions {
  readonly #clock: Clock
  readonly #times: TransactionTimes
  readonly #locks: LockTable
  readonly #open = new Map<string, OpenTransaction>()
  readonly #endings = new Map<string, Ending>()
  readonly #ages = new Map<string, number>()
  #births = 0

  constructor(clock: Clock, times: TransactionTimes = transactionTimes) {
    this.#clock = clock
    this.#times = times
    this.#locks = new LockTable(clock, times)
  }

  /** Opens one. A retry of an aborted transaction keeps its age, so that it isn't the one to give way again. */
  begin({ readTime, retry }: { readTime?: CommitTime; retry?: TransactionId }): Transaction {
    if (retry !== undefined && retry.length !== idBytes) throw invalidArgument('Invalid transaction.')
    const id = randomBytes(idBytes)
    const age = (retry && this.#ages.get(keyOf(retry))) ?? ++this.#births
    const transaction = new OpenTransaction(id, age, readTime, {
      clock: this.#clock,
      locks: this.#locks,
      onAbort: () => this.#end(keyOf(id), 'aborted'),
    })
    this.#open.set(keyOf(id), transaction)
    this.#remember(this.#ages, keyOf(id), age)
    this.#expireWhenDue(transaction)
    return transaction
  }

  /** Serves one request of a transaction; it doesn't count as idle until `work` is done. */
  async use<T>(id: TransactionId, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const transaction = this.#find(id)
    return transaction.serve(() => work(transaction))
  }

  /** Ends one for good and frees its locks. Asking again for an ended one is fine, for one that never was isn't. */
  finish(id: TransactionId): void {
    const key = keyOf(id)
    if (this.#open.has(key)) this.#end(key, 'finished')
    else if (!this.#endings.has(key)) throw invalidArgument('Invalid transaction.')
  }

  /** Runs a write outside of any transaction once no transaction holds its documents, and keeps them meanwhile. */
  async withLocks<T>(paths: readonly DocumentPath[], work: () => Promise<T>): Promise<T> {
    const owner: LockOwner = { age: ++this.#births, idleMs: () => 0, abort: () => {} }
    await this.#locks.acquire(owner, [...new Set(paths)])
    try {
      return await work()
    } finally {
      this.#locks.release(owner)
    }
  }

  #find(id: TransactionId): OpenTransaction {
    const key = keyOf(id)
    const transaction = this.#open.get(key)
    if (transaction !== undefined) return transaction
    const ending = this.#endings.get(key)
    throw ending === undefined ? invalidArgument('Invalid transaction.') : endings[ending]()
  }

  #end(key: string, ending: Ending): void {
    const transaction = this.#open.get(key)
    if (transaction === undefined) return
    this.#open.delete(key)
    this.#remember(this.#endings, key, ending)
    transaction.end(ending)
  }

  #expireWhenDue(transaction: OpenTransaction): void {
    const { idleMs, totalMs } = this.#times
    const cancel = this.#clock.after(Math.min(idleMs, totalMs), () => {
      if (!this.#open.has(keyOf(transaction.id))) return
      const isDue = transaction.idleMs() >= idleMs || this.#clock.now() - transaction.begun >= totalMs
      if (isDue) this.#end(keyOf(transaction.id), 'expired')
      else this.#expireWhenDue(transaction)
    })
    transaction.onEnd = cancel
  }

  #remember<T>(into: Map<string, T>, key: string, value: T): void {
    into.set(key, value)
    const oldest = into.size > rememberedEndings ? into.keys().next().value : undefined
    if (oldest !== undefined) into.delete(oldest)
  }
}

interface Surroundings {
  readonly clock: Clock
  readonly locks: LockTable
  readonly onAbort: () => void
}

class OpenTransaction implements Transaction {
  readonly id: TransactionId
  readonly age: number
  readonly readTime: CommitTime | undefined
  readonly queryChecks: QueryCheck[] = []
  readonly begun: number
  onEnd: () => void = () => {}
  readonly #around: Surroundings
  #serving = 0
  #lastUsed: number
  #ending: Ending | undefined

  constructor(id: TransactionId, age: number, readTime: CommitTime | undefined, around: Surroundings) {
    this.id = id
    this.age = age
    this.readTime = readTime
    this.#around = around
    this.begun = this.#lastUsed = around.clock.now()
  }

  idleMs(): number {
    return this.#serving > 0 ? 0 : this.#around.clock.now() - this.#lastUsed
  }

  abort(): void {
    this.#around.onAbort()
  }

  assertOpen(): void {
    if (this.#ending !== undefined) throw endings[this.#ending]()
  }

  async lock(paths: readonly DocumentPath[]): Promise<void> {
    this.assertOpen()
    await this.#around.locks.acquire(this, [...new Set(paths)])
    this.assertOpen()
  }

  async serve<T>(work: () => Promise<T>): Promise<T> {
    this.#serving++
    try {
      return await work()
    } finally {
      this.#serving--
      this.#lastUsed = this.#around.clock.now()
    }
  }

  end(ending: Ending): void {
    this.#ending = ending
    this.onEnd()
    this.#around.locks.release(this)
  }
}

const keyOf = (id: TransactionId): string => Buffer.from(id).toString('hex')
