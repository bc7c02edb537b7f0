import type { ByteWriter } from '../encoding/byte-writer.ts'
import {
  type NameOrder,
  pathOfEntry,
  readNote,
  startDefinedKey,
  startFieldKey,
  writeFieldHeader,
} from '../encoding/index-entry.ts'
import { after, collectionPrefix, groupPrefix, isCut, longestKey } from '../encoding/keyspace.ts'
import { readPath } from '../encoding/path-key.ts'
import { formatFieldPath } from '../model/field-path.ts'
import { type DefinedIndex, indexId } from '../model/index-definition.ts'
import { type CollectionPath, type DocumentPath, parentCollection } from '../model/path.ts'
import { decodeDocument, pathOfKey } from './documents.ts'
import type { Environment, KeyValue } from './environment.ts'
import type { KeptIndexes } from './kept-indexes.ts'
import type { IndexHit, IndexReader, IndexRef, ScanBounds } from './store.ts'

/** The indexes of one database, read from storage. */
export class IndexScans implements IndexReader {
  readonly #environment: Environment
  readonly #database: number
  readonly #kept: KeptIndexes

  constructor(environment: Environment, database: number, kept: KeptIndexes) {
    this.#environment = environment
    this.#database = database
    this.#kept = kept
  }

  get settings() {
    return this.#kept.settings
  }

  get defined(): readonly DefinedIndex[] {
    return this.#kept.definitions
  }

  get building(): readonly DefinedIndex[] {
    return this.#kept.building
  }

  *scan(index: IndexRef, { lower, upper, reverse = false }: ScanBounds = {}): Generator<IndexHit> {
    const prefix = this.#prefix(index)
    const range = {
      start: lower === undefined ? prefix : Buffer.concat([prefix, lower]).subarray(0, longestKey),
      end: upper === undefined ? after(prefix) : endOf(Buffer.concat([prefix, upper])),
      reverse,
    }
    const read = hitReader(index, prefix.length)
    for (const entry of this.#environment.range(range)) {
      const hit = read(entry)
      if (hit !== undefined) yield hit
    }
  }

  #prefix(index: IndexRef): Buffer {
    switch (index.kind) {
      case 'collection':
        return collectionPrefix(this.#database, index.collection)
      case 'group':
        return groupPrefix(this.#database, index.collectionId)
      case 'field': {
        const writer: ByteWriter = startFieldKey(this.#database, index.collection)
        writeFieldHeader(writer, formatFieldPath(index.field), index.contains)
        return writer.take()
      }
      case 'defined':
        return startDefinedKey(this.#database, this.#keptIndex(index.definition), index.collection).take()
    }
  }

  #keptIndex(definition: DefinedIndex): { readonly number: number } {
    const kept = this.#kept.find(definition)
    if (kept === undefined) throw new Error(`index ${indexId(definition)} doesn't exist`)
    return kept
  }
}

/** No stored key is as long as this end may be, so a shorter one does. */
const endOf = (key: Buffer): Buffer => (key.length > longestKey ? after(key.subarray(0, longestKey)) : key)

const noCuts: readonly number[] = []

function hitReader(index: IndexRef, start: number): (entry: KeyValue) => IndexHit | undefined {
  const hit = ({ key }: KeyValue, path: DocumentPath, cuts = noCuts): IndexHit => ({
    position: key.subarray(start),
    path,
    cuts,
  })
  switch (index.kind) {
    case 'collection':
      return (entry) => {
        if (!isCut(entry.key)) return hit(entry, pathOfKey(entry.key))
        const { path } = decodeDocument(entry.value)
        return parentCollection(path) === index.collection ? hit(entry, path) : undefined
      }
    case 'group':
      return (entry) =>
        hit(entry, entry.value.length > 0 ? entry.value.toString('utf8') : readPath(entry.key, start).path)
    case 'field':
      return noted(start, { scope: 'collection', descending: false }, index.collection)
    case 'defined': {
      const { scope, fields } = index.definition
      return noted(start, { scope, descending: fields.at(-1)?.mode === 'desc' }, index.collection)
    }
  }
}

const noted =
  (start: number, order: NameOrder, collection: CollectionPath | undefined) =>
  (entry: KeyValue): IndexHit => {
    const note = readNote(entry.value)
    return {
      position: entry.key.subarray(start),
      path: pathOfEntry(entry.key, note, { order, collection }),
      cuts: note.cuts.length === 0 ? noCuts : note.cuts.map((cut) => cut - start),
    }
  }
