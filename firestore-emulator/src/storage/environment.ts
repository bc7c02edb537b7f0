import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'
import { metaKey } from '../encoding/keyspace.ts'
import { type HeldTransaction, holdTransaction } from './held-transaction.ts'
import { Journal } from './journal.ts'
import { applyEntries, JournalEntries } from './journal-entries.ts'

/** A range of keys: `start` is included, `end` is not. */
export interface KeyRange {
  readonly start: Buffer
  readonly end: Buffer
  readonly reverse?: boolean
}

export interface KeyValue {
  readonly key: Buffer
  readonly value: Buffer
}

export interface EnvironmentOptions {
  /** Whether a write waits for the disk. */
  readonly sync: boolean
  /** What a start may have to do again: as much as takes it a tenth of a second, unless said otherwise. */
  readonly journalBytes?: number
}

/** What can be written within `write`. */
interface Writing {
  put(key: Buffer, value: Buffer): void
  remove(key: Buffer): void
}

/**
 * An ordered map from bytes to bytes: an LMDB file, and a journal of what it doesn't hold yet.
 *
 * - keys sort as unsigned bytes;
 * - `write` runs its body, and returns once what it wrote is on the disk (unless opened without sync); when it throws, nothing was written;
 * - reads see what was written last, inside a body what it wrote itself. A range is to be read in one go; only one that was begun right after
 *   `checkpoint` may be read slowly, and doesn't see what is written meanwhile.
 *
 * LMDB waits for the disk twice in each of its transactions, and for whole pages. So many writes share one, which stays open, and through which
 * everything is read; each of them waits only for its entries to be in the journal. A checkpoint commits the transaction with all of LMDB's care,
 * and the journal begins anew. So the file is whole at any moment, and opening does again what the journal holds beyond it.
 */
export class Environment implements Writing {
  readonly #root: RootDatabase<Buffer, Buffer>
  readonly #id: Buffer
  readonly #entries = new JournalEntries()
  readonly #journal: Journal | undefined
  readonly #journalBytes: number
  #transaction: HeldTransaction | undefined
  /** The last journal record that is in the file. */
  #applied: number
  #uncommitted = 0
  #writing = false
  #broken: unknown
  #idle: NodeJS.Timeout | undefined

  constructor(path: string, { sync, journalBytes = 8 * 1024 * 1024 }: EnvironmentOptions) {
    this.#journalBytes = journalBytes
    this.#root = open<Buffer, Buffer>({
      path,
      keyEncoding: 'binary',
      encoding: 'binary',
      // Standard LMDB commits: data first, then the page that points to it, each on the disk before the next step.
      overlappingSync: false,
      noSync: !sync,
    })
    const mark = this.#root.getBinary(markKey)
    this.#id = mark === undefined ? randomBytes(idBytes) : Buffer.from(mark.subarray(0, idBytes))
    this.#applied = mark === undefined ? 0 : mark.readUIntBE(idBytes, 6)
    try {
      this.#journal = this.#opened(join(dirname(path), 'journal'), { isMarked: mark !== undefined, sync })
    } catch (error) {
      this.#transaction?.abort()
      void this.#root.close()
      throw error
    }
  }

  get(key: Buffer): Buffer | undefined {
    this.#assertWhole()
    return this.#root.getBinary(key)
  }

  *range({ start, end, reverse = false }: KeyRange): Generator<KeyValue> {
    this.#assertWhole()
    if (Buffer.compare(start, end) >= 0) return
    yield* this.#root.getRange(
      reverse ? { start: end, end: start, reverse: true, exclusiveStart: true, inclusiveEnd: true } : { start, end },
    )
  }

  /** The first entry of a range, or the last one of a reversed range. */
  first(range: KeyRange): KeyValue | undefined {
    for (const entry of this.range(range)) return entry
    return undefined
  }

  put(key: Buffer, value: Buffer): void {
    if (!this.#writing) throw new Error('put outside of a write')
    if (this.#isRecorded()) this.#entries.put(key, value)
    this.#root.putSync(key, value)
    this.#uncommitted++
  }

  remove(key: Buffer): void {
    if (!this.#writing) throw new Error('remove outside of a write')
    if (this.#isRecorded()) this.#entries.remove(key)
    this.#root.removeSync(key)
    this.#uncommitted++
  }

  write<T>(body: () => T): T {
    if (this.#writing) throw new Error('a write within a write')
    this.#assertWhole()
    this.#transaction ??= holdTransaction(this.#root)
    this.#entries.reset()
    this.#writing = true
    try {
      const result = body()
      this.#keep()
      return result
    } catch (error) {
      this.#goBack()
      throw error
    } finally {
      this.#writing = false
    }
  }

  /** Brings the file up to date. Throws when the disk doesn't take it; nothing is lost then. */
  checkpoint(): void {
    if (this.#writing) throw new Error('a checkpoint within a write')
    if (this.#transaction === undefined) return
    try {
      this.#commit()
    } catch (error) {
      this.#goBack()
      throw error
    }
  }

  /** What the file can't take any more stays in the journal. */
  async close(): Promise<void> {
    clearTimeout(this.#idle)
    this.#checkpointIfPossible()
    this.#transaction?.abort()
    await this.#root.close()
    this.#journal?.close()
  }

  /** The journal, with what it holds done again; or none where nothing is synced, once what an earlier one held is in the file. */
  #opened(
    path: string,
    { isMarked, sync }: { readonly isMarked: boolean; readonly sync: boolean },
  ): Journal | undefined {
    if (!sync && !isMarked) return undefined
    const journal = new Journal({ path, id: this.#id, capacity: this.#journalBytes })
    this.#transaction = holdTransaction(this.#root)
    journal.recover(this.#applied, (record) => this.#redo(record))
    if (sync && isMarked) return journal
    this.#commit(journal)
    if (sync) return journal
    journal.close()
    return undefined
  }

  /** What can't be journaled anyway needn't be held twice. */
  #isRecorded(): boolean {
    return this.#journal !== undefined && this.#entries.size < this.#journalBytes
  }

  /** Makes durable what a body wrote: in the journal, or where that has no room, in the file. */
  #keep(): void {
    if (this.#journal !== undefined && this.#entries.size === 0) return
    if (!this.#journal?.append(this.#entries.bytes())) {
      this.#commit()
      return
    }
    if (this.#uncommitted >= mostUncommitted) this.#checkpointIfPossible()
    this.#idle ??= setTimeout(() => this.#checkpointIfPossible(), idleMs).unref()
    this.#idle.refresh()
  }

  #checkpointIfPossible(): void {
    if (this.#transaction === undefined) return
    try {
      this.#commit()
    } catch {
      // All of it is in the journal: only the write that finds no room there any more has something to complain of.
      this.#goBack()
      this.#uncommitted = 0
    }
  }

  #commit(journal = this.#journal): void {
    const applied = journal?.sequence ?? this.#applied
    if (journal !== undefined) {
      const mark = Buffer.alloc(idBytes + 6)
      mark.set(this.#id)
      mark.writeUIntBE(applied, idBytes, 6)
      this.#root.putSync(markKey, mark)
    }
    const transaction = this.#transaction
    this.#transaction = undefined
    transaction?.commit()
    this.#applied = applied
    this.#uncommitted = 0
    journal?.restart()
  }

  /** Forgets what was written and not kept: the rest is in the file and in the journal. */
  #goBack(): void {
    try {
      this.#transaction?.abort()
      this.#transaction = undefined
      if (this.#journal === undefined) return
      this.#transaction = holdTransaction(this.#root)
      this.#journal.replay(this.#applied, (record) => this.#redo(record))
    } catch (error) {
      this.#broken = error
    }
  }

  #redo(record: Buffer): void {
    applyEntries(record, {
      put: (key, value) => this.#root.putSync(key, value),
      remove: (key) => this.#root.removeSync(key),
    })
  }

  #assertWhole(): void {
    if (this.#broken !== undefined) throw new Error('the store could not be read back', { cause: this.#broken })
  }
}

/** Where the file says which journal goes with it, and up to which record it holds it. */
const markKey = metaKey('journal')
const idBytes = 8

/** So many entries are in memory at most, each with the pages around it. */
const mostUncommitted = 10_000

/** When nobody writes for so long, nobody waits for a checkpoint. */
const idleMs = 1000
