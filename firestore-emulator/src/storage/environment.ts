import { open, type RootDatabase } from 'lmdb'

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

/**
 * An ordered map from bytes to bytes, in one LMDB file.
 *
 * - keys sort as unsigned bytes;
 * - `write` runs its body in one transaction, and returns once that is on the disk (unless opened without sync); when the body throws,
 *   nothing was written;
 * - reads see what was written last, inside a body what it wrote itself. A range that is being read doesn't see what is written
 *   meanwhile from outside of the body it is read in.
 */
export class Environment {
  readonly #root: RootDatabase<Buffer, Buffer>

  constructor(path: string, { sync }: { readonly sync: boolean }) {
    this.#root = open<Buffer, Buffer>({
      path,
      keyEncoding: 'binary',
      encoding: 'binary',
      // Standard LMDB commits: data first, then the page that points to it, each on the disk before the next step.
      overlappingSync: false,
      noSync: !sync,
    })
  }

  get(key: Buffer): Buffer | undefined {
    return this.#root.getBinary(key)
  }

  *range({ start, end, reverse = false }: KeyRange): Generator<KeyValue> {
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
    this.#root.putSync(key, value)
  }

  remove(key: Buffer): void {
    this.#root.removeSync(key)
  }

  write<T>(body: () => T): T {
    return this.#root.transactionSync(body)
  }

  close(): Promise<void> {
    return this.#root.close()
  }
}
