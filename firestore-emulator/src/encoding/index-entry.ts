import type { DefinedIndex } from '../model/index-definition.ts'
import { type CollectionPath, type DocumentPath, lastSegment } from '../model/path.ts'
import type { Value } from '../model/value.ts'
import type { ByteWriter } from './byte-writer.ts'
import { hashOf, startKey } from './keyspace.ts'
import { readPath, readSegment, writePath, writeSegment } from './path-key.ts'
import { writeValueKey } from './value-key.ts'

/**
 * An index entry is a key without much of a value: what the index is, then the values it is sorted by, then the document's name.
 *
 * Keys can't be longer than LMDB allows, so long values and names are cut. Entries that are the same up to a cut are neighbours, but
 * their order among each other isn't that of the documents: the entry says where that begins, and who reads it must sort such a run.
 */
export interface IndexEntry {
  readonly key: Buffer
  readonly value: Buffer
}

/** What an entry says besides its order. Offsets count from the start of the key. */
export interface EntryNote {
  readonly nameAt: number
  readonly cuts: readonly number[]
  /** Only where the name was cut. */
  readonly path?: DocumentPath
}

const longestValue = 256
const longestName = 700
const longestCollection = 400
const longestField = 200
const longestValues = 700

/** Appends a value as an index sorts it; answers whether it was cut. */
export function writeComponent(writer: ByteWriter, value: Value, descending: boolean): boolean {
  const start = writer.length
  writeValueKey(writer, shortened(value))
  const cut = writer.length - start > longestValue
  if (cut) writer.truncate(start + longestValue)
  if (descending) writer.invert(start)
  return cut
}

/** Appends the start of all automatic entries of a collection. */
export function startFieldKey(database: number, collection: CollectionPath): ByteWriter {
  const writer = startKey('field', database)
  writeBounded(writer, longestCollection, () => writePath(writer, collection))
  return writer
}

/** Appends which field an automatic entry is of (as `formatFieldPath` writes it), and whether of its value or of an array's elements. */
export function writeFieldHeader(writer: ByteWriter, field: string, contains: boolean): void {
  writeBounded(writer, longestField, () => {
    writer.utf8(field)
    writer.uint8(0)
  })
  writer.uint8(contains ? 1 : 0)
}

/** Appends the start of a defined index's entries: of all, or of those of one collection. */
export function startDefinedKey(
  database: number,
  index: { readonly number: number },
  collection?: CollectionPath,
): ByteWriter {
  const writer = startKey('defined', database)
  writer.uint32(index.number)
  if (collection !== undefined) writeBounded(writer, longestCollection, () => writePath(writer, collection))
  return writer
}

/** How an index sorts the names at its end. */
export interface NameOrder {
  readonly scope: DefinedIndex['scope']
  readonly descending: boolean
}

/** Appends a document's name; answers whether it was cut. */
export function writeName(writer: ByteWriter, path: DocumentPath, { scope, descending }: NameOrder): boolean {
  const start = writer.length
  if (scope === 'collection') writeSegment(writer, lastSegment(path))
  else writePath(writer, path)
  const cut = writer.length - start > longestName
  if (cut) {
    const hash = hashOf(writer.view(start))
    writer.truncate(start + longestName)
    if (descending) writer.invert(start)
    writer.bytes(hash)
  } else if (descending) writer.invert(start)
  return cut
}

/** Ends an entry whose start and values stand in the writer. `cuts` are the ends of the values that were cut. */
export function finishEntry(
  writer: ByteWriter,
  path: DocumentPath,
  { cuts, order }: { readonly cuts: readonly number[]; readonly order: NameOrder },
): IndexEntry {
  const nameAt = writer.length
  const nameCut = writeName(writer, path, order)
  const key = writer.take()
  const all = nameCut ? [...cuts, nameAt + longestName] : cuts
  return { key, value: all.length === 0 ? plainNote(nameAt) : noteOf(nameAt, all, nameCut ? path : '') }
}

/** Whether so much of an entry is values that no more fit; what follows is then left to sorting. */
export const isFull = (writer: ByteWriter, valuesAt: number): boolean =>
  writer.length - valuesAt > longestValues - longestValue

/** Reads what `finishEntry` noted. */
export function readNote(value: Buffer): EntryNote {
  const nameAt = value.readUInt16BE(0)
  const count = value[2] ?? 0
  if (count === 0) return { nameAt, cuts: none }
  const cuts = Array.from({ length: count }, (_, i) => value.readUInt16BE(3 + i * 2))
  const path = value.toString('utf8', 3 + count * 2)
  return path === '' ? { nameAt, cuts } : { nameAt, cuts, path }
}

/** The path of the document that an entry is for. */
export function pathOfEntry(
  key: Buffer,
  note: EntryNote,
  { order, collection }: { readonly order: NameOrder; readonly collection: CollectionPath | undefined },
): DocumentPath {
  if (note.path !== undefined) return note.path
  const name = Buffer.from(key.subarray(note.nameAt))
  if (order.descending) for (let i = 0; i < name.length; i++) name[i] = ~(name[i] ?? 0) & 255
  return collection === undefined ? readPath(name, 0).path : `${collection}/${readSegment(name, 0).text}`
}

const none: readonly number[] = []

/** Only the start of a long text reaches the key, so only that is encoded. */
const shortened = (value: Value): Value =>
  value.kind === 'string' && value.value.length > longestValue + 8
    ? { kind: 'string', value: value.value.slice(0, longestValue + 8) }
    : value

/** A part that only tells apart and doesn't order may be replaced by its hash. 255 starts no path and no text. */
function writeBounded(writer: ByteWriter, longest: number, write: () => void): void {
  const start = writer.length
  write()
  if (writer.length - start <= longest) return
  const hash = hashOf(writer.view(start))
  writer.truncate(start)
  writer.uint8(255)
  writer.bytes(hash)
}

const plainNotes = new Map<number, Buffer>()

function plainNote(nameAt: number): Buffer {
  const known = plainNotes.get(nameAt)
  if (known !== undefined) return known
  const note = Buffer.from([nameAt >> 8, nameAt & 255, 0])
  plainNotes.set(nameAt, note)
  return note
}

function noteOf(nameAt: number, cuts: readonly number[], path: string): Buffer {
  const note = Buffer.alloc(3 + cuts.length * 2)
  note.writeUInt16BE(nameAt, 0)
  note[2] = cuts.length
  for (const [i, cut] of cuts.entries()) note.writeUInt16BE(cut, 3 + i * 2)
  return Buffer.concat([note, Buffer.from(path)])
}
