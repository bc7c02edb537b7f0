import { ByteReader } from '../encoding/byte-reader.ts'
import { ByteWriter } from '../encoding/byte-writer.ts'
import {
  after,
  belowPrefix,
  collectionPrefix,
  documentKeyOf,
  isCut,
  segmentAfter,
  spacePrefix,
} from '../encoding/keyspace.ts'
import { readPath, readSegment } from '../encoding/path-key.ts'
import { readRecord, writeRecord } from '../encoding/record.ts'
import type { Document } from '../model/document.ts'
import { type CollectionPath, type DocumentPath, parentCollection } from '../model/path.ts'
import type { Environment, KeyRange, KeyValue } from './environment.ts'
import type { ListEntry } from './store.ts'

const scratch = new ByteWriter(16 * 1024)
const prefixBytes = 3

/** A stored document as bytes: its path where the key can't tell it, then its record. */
export function encodeDocument(document: Document, key?: Buffer): Buffer {
  const record = recordOf(document)
  scratch.reset()
  const path = key === undefined || isCut(key) ? Buffer.from(document.path) : nothing
  scratch.varint(path.length)
  scratch.bytes(path)
  scratch.bytes(record)
  return scratch.take()
}

const records = new WeakMap<Document, Buffer>()

/** A record is wanted twice: when the document is written, and when the next one takes its place and it goes to the log. */
function recordOf(document: Document): Buffer {
  const known = records.get(document)
  if (known !== undefined) return known
  scratch.reset()
  writeRecord(scratch, document)
  const record = scratch.take()
  if (record.length <= largestRecent) records.set(document, record)
  return record
}

/** The inverse of `encodeDocument`. */
export function decodeDocument(value: Buffer, path?: DocumentPath): Document {
  const reader = new ByteReader(value)
  const length = reader.varint()
  const own = length > 0 ? reader.utf8(length) : path
  if (own === undefined) throw new Error('a stored document has no path')
  const { fields, createTime, updateTime } = readRecord(reader)
  return { path: own, fields, createTime, updateTime }
}

/** The documents of one database as they lie in storage. */
export class Documents {
  readonly #environment: Environment
  readonly #database: number
  /** Those that were read or written last, latest last: who is written to is mostly written to again. */
  readonly #recent = new Map<DocumentPath, Document>()

  constructor(environment: Environment, database: number) {
    this.#environment = environment
    this.#database = database
  }

  get(path: DocumentPath): Document | undefined {
    const recent = this.#recent.get(path)
    if (recent !== undefined) return recent
    const value = this.#environment.get(documentKeyOf(this.#database, path))
    if (value === undefined) return undefined
    const document = decodeDocument(value, path)
    this.#remember(document, value.length)
    return document
  }

  put(document: Document): void {
    const key = documentKeyOf(this.#database, document.path)
    const value = encodeDocument(document, key)
    this.#environment.put(key, value)
    this.#remember(document, value.length)
  }

  remove(path: DocumentPath): void {
    this.#environment.remove(documentKeyOf(this.#database, path))
    this.#recent.delete(path)
  }

  /** To be called when something was put or removed and then not kept. */
  forgetRecent(): void {
    this.#recent.clear()
  }

  /** One collection's documents, in key order, from the id `from` on (excluded). */
  *list(
    collection: CollectionPath,
    { from, missing = false }: { from?: string; missing?: boolean } = {},
  ): Generator<ListEntry> {
    const present = this.#present(collection, from)
    if (!missing) return yield* present
    yield* this.#withMissing(collection, { from, present })
  }

  /** Ids of the collections below a document or the root. */
  *collectionIds(parent: DocumentPath | ''): Generator<string> {
    yield* this.#childIds(parent)
  }

  /** Every document below a document, a collection or the root, in the order of keys (not of paths). */
  *below(path: string): Generator<Document> {
    const prefix = path === '' ? spacePrefix('document', this.#database) : belowPrefix(this.#database, path)
    for (const entry of this.#environment.range({ start: prefix, end: after(prefix) })) yield this.#decode(entry)
  }

  #remember(document: Document, bytes: number): void {
    this.#recent.delete(document.path)
    if (bytes > largestRecent) return
    this.#recent.set(document.path, document)
    if (this.#recent.size <= mostRecent) return
    for (const path of this.#recent.keys()) {
      this.#recent.delete(path)
      return
    }
  }

  *#present(collection: CollectionPath, from: string | undefined): Generator<Document> {
    const prefix = collectionPrefix(this.#database, collection)
    const start = from === undefined ? prefix : after(documentKeyOf(this.#database, `${collection}/${from}`))
    for (const document of this.range({ start, end: after(prefix) })) {
      if (parentCollection(document.path) === collection) yield document
    }
  }

  *range(range: KeyRange): Generator<Document> {
    for (const entry of this.#environment.range(range)) yield this.#decode(entry)
  }

  #decode({ key, value }: KeyValue): Document {
    return decodeDocument(value, isCut(key) ? undefined : pathOfKey(key))
  }

  /** Merges the documents that are there with the ids that only have something below them. */
  *#withMissing(
    collection: CollectionPath,
    { from, present }: { readonly from: string | undefined; readonly present: Generator<Document> },
  ): Generator<ListEntry> {
    let next = present.next()
    for (const id of this.#childIds(collection, from)) {
      const path = `${collection}/${id}`
      const key = documentKeyOf(this.#database, path)
      while (!next.done && Buffer.compare(documentKeyOf(this.#database, next.value.path), key) < 0) {
        yield next.value
        next = present.next()
      }
      if (!next.done && next.value.path === path) continue
      yield { path, missing: true }
    }
    while (!next.done) {
      yield next.value
      next = present.next()
    }
  }

  /** The next segments below a path, found by jumping from one to the next: the cost is that of the ids, not of what is below them. */
  *#childIds(path: string, from?: string): Generator<string> {
    const prefix = belowPrefix(this.#database, path)
    const end = after(prefix)
    let start = from === undefined ? prefix : after(belowPrefix(this.#database, `${path}/${from}`))
    for (;;) {
      const entry = this.#environment.first({ start, end })
      if (entry === undefined) return
      const id = isCut(entry.key) ? segmentBelow(this.#decode(entry).path, path) : segmentAfter(entry.key, prefix)
      const below =
        id === undefined
          ? Buffer.concat([prefix, onlyEnd])
          : belowPrefix(this.#database, path === '' ? id : `${path}/${id}`)
      if (id !== undefined) yield id
      start = after(below)
    }
  }
}

/** What recent documents take is some ten times their bytes. */
const mostRecent = 1000
const largestRecent = 4096

const nothing = Buffer.alloc(0)
const onlyEnd = Buffer.from([0])

const segmentBelow = (documentPath: DocumentPath, path: string): string | undefined =>
  documentPath.slice(path === '' ? 0 : path.length + 1).split('/')[0]

/** The path that a document's key was made from. */
export function pathOfKey(key: Buffer): DocumentPath {
  const { path, end } = readPath(key, prefixBytes)
  return `${path}/${readSegment(key, end).text}`
}
