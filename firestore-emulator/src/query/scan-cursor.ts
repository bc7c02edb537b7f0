import { after } from '../encoding/keyspace.ts'
import type { DocumentPath } from '../model/path.ts'
import type { IndexHit, IndexReader } from '../storage/store.ts'
import type { Scan } from './plan.ts'

/** An entry of a scan: `rest` is what follows the fixed values, so that joined scans can be compared. */
export interface Entry {
  readonly rest: Buffer
  readonly path: DocumentPath
  /** Entries that agree up to here may be out of order among each other. */
  readonly tiesUpTo?: number
}

/** Steps that are cheaper than jumping. */
const patience = 6

/** Walks over a scan's entries in order, and can jump ahead. */
export class ScanCursor {
  readonly #indexes: IndexReader
  readonly #scan: Scan
  readonly #onEntry: () => void
  #entries: Iterator<IndexHit>
  #current: Entry | undefined

  /** `onEntry` is called for each entry that is read. */
  constructor(indexes: IndexReader, scan: Scan, onEntry: () => void) {
    this.#indexes = indexes
    this.#scan = scan
    this.#onEntry = onEntry
    this.#entries = this.#open(scan.bounds)
    this.next()
  }

  /** The entry it stands at; undefined behind the last. */
  get current(): Entry | undefined {
    return this.#current
  }

  next(): void {
    const { done, value } = this.#entries.next()
    if (done) {
      this.#current = undefined
      return
    }
    this.#onEntry()
    this.#current = this.#entryOf(value)
  }

  /** Goes on to the first entry that isn't before this one. */
  seek(rest: Buffer): void {
    for (let step = 0; step < patience; step++) {
      if (this.#current === undefined || this.compare(this.#current.rest, rest) >= 0) return
      this.next()
    }
    this.#entries.return?.()
    const { lower, upper } = this.#scan.bounds
    this.#entries = this.#open(
      this.#scan.source.reverse
        ? { ...(lower && { lower }), upper: after(rest) }
        : { lower: rest, ...(upper && { upper }) },
    )
    this.next()
  }

  /** Negative when `a` comes first in this direction. */
  compare(a: Buffer, b: Buffer): number {
    return this.#scan.source.reverse ? Buffer.compare(b, a) : Buffer.compare(a, b)
  }

  close(): void {
    this.#entries.return?.()
  }

  #open({ lower, upper }: Scan['bounds']): Iterator<IndexHit> {
    const { source, prefix } = this.#scan
    const end = upper !== undefined ? Buffer.concat([prefix, upper]) : prefix.length > 0 ? after(prefix) : undefined
    const bounds = {
      lower: lower === undefined ? prefix : Buffer.concat([prefix, lower]),
      ...(end && { upper: end }),
      reverse: source.reverse,
    }
    return this.#indexes.scan(source.index, bounds)[Symbol.iterator]()
  }

  #entryOf({ position, path, cuts }: IndexHit): Entry {
    const start = this.#scan.prefix.length
    const rest = position.subarray(start)
    const cut = cuts.find((offset) => offset >= start)
    return cut === undefined ? { rest, path } : { rest, path, tiesUpTo: cut - start }
  }
}

/** The entries that all cursors have, found by leaping from one to the other: the cost is that of the rarest. */
export function* join(cursors: readonly ScanCursor[]): Generator<Entry> {
  const [first, ...others] = cursors
  if (first === undefined) return
  try {
    for (let entry = first.current; entry !== undefined; entry = first.current) {
      const ahead = furthest(entry, others)
      if (ahead === 'end') return
      if (ahead !== undefined) {
        first.seek(ahead.rest)
        continue
      }
      yield entry
      first.next()
    }
  } finally {
    for (const cursor of cursors) cursor.close()
  }
}

/** The first entry beyond `entry` that some cursor is forced to; undefined when all have `entry` itself. */
function furthest(entry: Entry, cursors: readonly ScanCursor[]): Entry | 'end' | undefined {
  for (const cursor of cursors) {
    cursor.seek(entry.rest)
    if (cursor.current === undefined) return 'end'
    if (cursor.compare(cursor.current.rest, entry.rest) > 0) return cursor.current
  }
  return undefined
}
