import { setTimeout as pause } from 'node:timers/promises'
import { groupKeyOf, isCut } from '../encoding/keyspace.ts'
import type { Commit, Document, DocumentChange } from '../model/document.ts'
import type { Indexes } from '../model/index-definition.ts'
import type { DatabaseId, DocumentPath } from '../model/path.ts'
import { failedPrecondition, StatusError } from '../model/status.ts'
import type { CommitTime } from '../model/timestamp.ts'
import { deferred } from '../util/deferred.ts'
import { ChangeLog } from './change-log.ts'
import type { CommitClock } from './commit-clock.ts'
import { Documents } from './documents.ts'
import type { Environment } from './environment.ts'
import type { GroupCommit } from './group-commit.ts'
import { entryChanges } from './index-entries.ts'
import { IndexScans } from './index-scan.ts'
import { KeptIndexes } from './kept-indexes.ts'
import { OutboxEvents } from './outbox.ts'
import { PastReader } from './past-reader.ts'
import type { Database, OutboxEntry, Reader, Snapshot, Transactor } from './store.ts'
import { LatestReader, NotingTransactor } from './transactor.ts'
import { verifyIndexes } from './verify.ts'

/** What all databases of a store share. */
export interface StoreParts {
  readonly environment: Environment
  readonly queue: GroupCommit
  readonly clock: CommitClock
}

/** How long the past can be read. */
const historyMicros = 3_600_000_000

/** A commit with more changes than this isn't remembered: nobody can read back behind it, nor resume over it. */
const longestLogEntry = 20_000

/** So many documents are indexed before the next request is answered: nobody notices. */
const builtAtOnce = 2_000

/** How long everybody waits at most while more of them are. */
const sliceMs = 5

/** After which a slice that the disk didn't take is tried again. */
const retryMs = 1_000

/** One database in LMDB. */
export class StoredDatabase implements Database {
  readonly id: DatabaseId
  readonly #parts: StoreParts
  readonly #number: number
  readonly #documents: Documents
  readonly #kept: KeptIndexes
  readonly #scans: IndexScans
  readonly #log: ChangeLog
  readonly #events: OutboxEvents
  readonly #listeners = new Set<(commits: readonly Commit[]) => void>()
  readonly #register: () => void
  #lastCommit: CommitTime
  #finishing: Promise<void> | undefined
  #stopped = false
  /** What is durable and nobody heard of yet, oldest first. */
  #unannounced: Commit[] = []

  /** `register` runs inside each commit, and makes sure that the folder knows this database. */
  constructor(
    id: DatabaseId,
    parts: StoreParts,
    { number, register }: { readonly number: number; readonly register: () => void },
  ) {
    const { environment } = parts
    this.id = id
    this.#parts = parts
    this.#number = number
    this.#register = register
    this.#documents = new Documents(environment, number)
    this.#kept = new KeptIndexes(environment, number, this.#documents)
    this.#scans = new IndexScans(environment, number, this.#kept)
    this.#log = new ChangeLog(environment, number)
    this.#events = new OutboxEvents(environment, number)
    this.#lastCommit = this.#log.last()
    parts.clock.passed(this.#lastCommit)
  }

  read<T>(body: (reader: Reader) => T, at?: CommitTime): T {
    return body(at === undefined ? this.#latest(this.#parts.clock.observe()) : this.#readerAt(at))
  }

  transact<T>(body: (transactor: Transactor) => T): Promise<{ readonly result: T; readonly commitTime: CommitTime }> {
    const { promise, resolve, reject } = deferred<{ result: T; commitTime: CommitTime }>()
    let settle = () => {}
    this.#parts.queue.add({
      run: () => {
        const transactor = new NotingTransactor(this.#parts.clock.tick(), this.#documents, this.#scans)
        let result: T
        try {
          result = body(transactor)
        } catch (error) {
          settle = () => reject(error)
          return
        }
        const commit = { time: transactor.commitTime, changes: transactor.changes() }
        this.#apply(commit, transactor)
        settle = () => {
          if (commit.changes.length > 0) this.#announceLater(commit)
          resolve({ result, commitTime: commit.time })
        }
      },
      done: () => settle(),
      failed: (error) => {
        this.#documents.forgetRecent()
        reject(error)
      },
    })
    return promise
  }

  onCommit(listener: (commits: readonly Commit[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  commitsSince(since: CommitTime): Iterable<Commit> | undefined {
    if (since < this.#log.reachesBackTo()) return undefined
    return this.#log.commits(since, (path) => this.#documents.get(path))
  }

  snapshot(): Snapshot {
    this.#parts.environment.checkpoint()
    return { time: this.#parts.clock.observe(), documents: begun(this.#documents.below('')) }
  }

  async clear(): Promise<void> {
    await this.transact((transactor) => {
      for (const { path } of this.#documents.below('')) transactor.delete(path)
    })
  }

  readonly outbox = {
    pending: (after = 0): Iterable<OutboxEntry> => this.#events.pending(after),
    remove: (sequences: readonly number[]): Promise<void> => this.#write(() => this.#events.remove(sequences)),
  }

  /** Makes the defined indexes be these: at once where few documents are concerned, and otherwise while others are served. */
  setIndexes(indexes: Indexes): void {
    this.#kept.become(indexes)
    try {
      this.#buildAtOnce()
    } finally {
      void this.finishIndexes()
    }
  }

  /** Goes on with the indexes that aren't built or cleared away yet, if there are any. Resolves once they are, or `stop` was called. */
  finishIndexes(): Promise<void> {
    this.#finishing ??= this.#finish().finally(() => {
      this.#finishing = undefined
    })
    return this.#finishing
  }

  /** Leaves the rest of the indexes' building to the next time. */
  stop(): void {
    this.#stopped = true
  }

  /** Forgets what is older than anybody may ask for. */
  async trimLog(): Promise<void> {
    const until = this.#parts.clock.observe() - historyMicros
    let more = true
    while (more) {
      more = false
      await this.#write(() => {
        more = this.#log.trim(until)
      })
    }
  }

  /** Compares every index entry with the documents, reading all of them; answers what is wrong, one line each. */
  verify(): readonly string[] {
    return verifyIndexes({
      environment: this.#parts.environment,
      database: this.#number,
      documents: this.#documents,
      kept: this.#kept,
    })
  }

  #buildAtOnce(): void {
    let left = builtAtOnce
    while (left > 0 && this.#kept.isUnfinished) {
      const { done, kept } = this.#parts.environment.write(() => this.#kept.step((built) => built < left))
      kept()
      left -= Math.max(done, 1)
    }
  }

  /** Between two slices whoever waits gets their turn. What the disk doesn't take is tried again. */
  async #finish(): Promise<void> {
    while (!this.#stopped && this.#kept.isUnfinished) {
      try {
        await this.#buildSlice()
      } catch (error) {
        if (!(error instanceof StatusError)) throw error
        await pause(retryMs, undefined, { ref: false })
      }
    }
  }

  #buildSlice(): Promise<void> {
    const { promise, resolve, reject } = deferred<void>()
    let kept = () => {}
    this.#parts.queue.add({
      run: () => {
        const end = performance.now() + sliceMs
        kept = this.#kept.step(() => performance.now() < end).kept
      },
      done: () => {
        kept()
        resolve()
      },
      failed: reject,
    })
    return promise
  }

  #latest(time: CommitTime): Reader {
    return new LatestReader(time, this.#documents, this.#scans)
  }

  #readerAt(at: CommitTime): Reader {
    const oldest = Math.max(this.#log.reachesBackTo(), this.#parts.clock.observe() - historyMicros)
    if (at < oldest) throw failedPrecondition('The requested snapshot version is too old.')
    if (at >= this.#lastCommit) return this.#latest(at)
    const states = new Map<DocumentPath, Document | undefined>()
    for (const { images } of this.#log.images(at)) {
      for (const { path, before } of images) if (!states.has(path)) states.set(path, before)
    }
    return new PastReader(at, { documents: this.#documents, indexes: this.#scans }, states)
  }

  #apply({ time, changes }: Commit, { events }: NotingTransactor): void {
    if (changes.length === 0 && events.length === 0) return
    this.#register()
    for (const change of changes) this.#applyChange(change)
    if (changes.length > longestLogEntry) this.#log.startAt(time)
    if (changes.length > 0) this.#log.append(time, changes.length > longestLogEntry ? [] : changes)
    this.#events.append(events)
    if (changes.length > 0) this.#lastCommit = time
  }

  #applyChange(change: DocumentChange): void {
    const { environment } = this.#parts
    const { path, before, after } = change
    if (after === undefined) this.#documents.remove(path)
    else this.#documents.put(after)
    const groupKey = groupKeyOf(this.#number, path)
    if (after === undefined) environment.remove(groupKey)
    else if (before === undefined) environment.put(groupKey, isCut(groupKey) ? Buffer.from(path) : nothing)
    const { removed, added } = entryChanges(this.#number, change, this.#kept.ofDocument(path))
    for (const { key } of removed) environment.remove(key)
    for (const { key, value } of added) environment.put(key, value)
  }

  #announceLater(commit: Commit): void {
    this.#unannounced.push(commit)
    if (this.#unannounced.length === 1) this.#parts.queue.afterBatch(() => this.#announce())
  }

  /** A listener that throws is a bug of its own, and must not keep others from hearing, or callers from their answer. */
  #announce(): void {
    const commits = this.#unannounced
    this.#unannounced = []
    for (const listener of this.#listeners) {
      try {
        listener(commits)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  #write(body: () => void): Promise<void> {
    const { promise, resolve, reject } = deferred<void>()
    const failed = (error: unknown) => {
      this.#documents.forgetRecent()
      reject(error)
    }
    this.#parts.queue.add({ run: body, done: resolve, failed })
    return promise
  }
}

const nothing = Buffer.alloc(0)

/** A range sees what was stored when its first entry was read: so that is done now, whenever the rest may be wanted. */
function begun<T>(range: Generator<T>): Iterable<T> {
  const first = range.next()
  return (function* () {
    try {
      for (let next = first; !next.done; next = range.next()) yield next.value
    } finally {
      range.return(undefined)
    }
  })()
}
