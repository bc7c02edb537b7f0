import { ByteReader } from '../encoding/byte-reader.ts'
import { ByteWriter } from '../encoding/byte-writer.ts'
import { after, logKey, logTime, metaKey, spacePrefix } from '../encoding/keyspace.ts'
import type { Commit, Document, DocumentChange } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import { decodeDocument, encodeDocument } from './documents.ts'
import type { Environment } from './environment.ts'

/** A document as it was before a commit changed it. */
export interface BeforeImage {
  readonly path: DocumentPath
  readonly before: Document | undefined
}

const scratch = new ByteWriter(16 * 1024)
const marginCount = 1000

/**
 * What each commit changed, kept for a while. Only the states before are stored; those after are the states before the next change, or
 * the present ones.
 */
export class ChangeLog {
  readonly #environment: Environment
  readonly #database: number

  constructor(environment: Environment, database: number) {
    this.#environment = environment
    this.#database = database
  }

  append(time: CommitTime, changes: readonly DocumentChange[]): void {
    scratch.reset()
    scratch.varint(changes.length)
    // A document's bytes are made in a buffer of their own, so they can be copied into this one.
    for (const { path, before } of changes) {
      const image = before === undefined ? Buffer.from(path) : encodeDocument(before)
      scratch.varint(before === undefined ? 0 : 1)
      scratch.varint(image.length)
      scratch.bytes(image)
    }
    this.#environment.put(logKey(this.#database, time), scratch.take())
  }

  /** The time of the latest commit that is in the log; the last entry is never trimmed. */
  last(): CommitTime {
    const prefix = spacePrefix('log', this.#database)
    const entry = this.#environment.first({ start: prefix, end: after(prefix), reverse: true })
    return entry === undefined ? 0 : logTime(entry.key)
  }

  /** What is known of all times from this one on. */
  reachesBackTo(): CommitTime {
    const stored = this.#environment.get(this.#startKey())
    return stored === undefined ? 0 : stored.readDoubleBE()
  }

  /** The commits after a time with what each of them changed, oldest first. */
  *images(since: CommitTime): Generator<{ readonly time: CommitTime; readonly images: readonly BeforeImage[] }> {
    const end = after(spacePrefix('log', this.#database))
    for (const { key, value } of this.#environment.range({ start: logKey(this.#database, since + 1), end })) {
      yield { time: logTime(key), images: readImages(value) }
    }
  }

  /** The same with the states after, for which `present` tells how documents are now. */
  commits(since: CommitTime, present: (path: DocumentPath) => Document | undefined): readonly Commit[] {
    const states = new Map<DocumentPath, Document | undefined>()
    const newestFirst = [...this.images(since)].reverse().map(({ time, images }): Commit => {
      const changes = images.map(({ path, before }): DocumentChange => {
        const now = states.has(path) ? states.get(path) : present(path)
        states.set(path, before)
        return { path, ...(before && { before }), ...(now && { after: now }) }
      })
      return { time, changes }
    })
    return newestFirst.reverse()
  }

  /** Forgets commits up to a time, a few at once; answers whether there are more. Must run inside a write. */
  trim(until: CommitTime): boolean {
    const keys: Buffer[] = []
    const last = this.last()
    const prefix = spacePrefix('log', this.#database)
    const end = logKey(this.#database, Math.min(until + 1, last))
    for (const { key } of this.#environment.range({ start: prefix, end })) {
      keys.push(Buffer.from(key))
      if (keys.length === marginCount) break
    }
    const newest = keys.at(-1)
    if (newest === undefined) return false
    for (const key of keys) this.#environment.remove(key)
    this.startAt(logTime(newest))
    return keys.length === marginCount
  }

  /** Says that nothing is known of the times before this one. Must run inside a write. */
  startAt(time: CommitTime): void {
    const value = Buffer.alloc(8)
    value.writeDoubleBE(time)
    this.#environment.put(this.#startKey(), value)
  }

  #startKey(): Buffer {
    return metaKey(`log-start ${this.#database}`)
  }
}

function readImages(value: Buffer): readonly BeforeImage[] {
  const reader = new ByteReader(value)
  return Array.from({ length: reader.varint() }, () => {
    const present = reader.varint() === 1
    const bytes = Buffer.from(reader.bytes(reader.varint()))
    if (!present) return { path: bytes.toString('utf8'), before: undefined }
    const before = decodeDocument(bytes)
    return { path: before.path, before }
  })
}
