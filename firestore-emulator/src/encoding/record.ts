import type { CommitTime } from '../model/timestamp.ts'
import type { Fields, Value } from '../model/value.ts'
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'
import { taggedValues } from './tagged-value.ts'

/** What is stored of a document besides its path. */
export interface DocumentRecord {
  readonly createTime: CommitTime
  readonly updateTime: CommitTime
  readonly fields: Fields
}

/** Appends a record. The first byte is the format, so that a later one can be told apart. */
export function writeRecord(writer: ByteWriter, record: DocumentRecord): void {
  writer.uint8(format)
  writer.uint56(record.createTime)
  writer.uint56(record.updateTime)
  writeFields(writer, record.fields)
}

/** The inverse of `writeRecord`. */
export function readRecord(reader: ByteReader): DocumentRecord {
  const found = reader.uint8()
  if (found !== format) throw new Error(`document record has format ${found}, wanted ${format}`)
  return { createTime: reader.uint56(), updateTime: reader.uint56(), fields: readFields(reader) }
}

const format = 1

// biome-ignore format: a table
const tags = {
  null: 0, false: 1, true: 2, int32: 3, int64: 4, double: 5, timestamp: 6, string: 7, bytes: 8, reference: 9, geopoint: 10, array: 11, vector: 12,
  map: 13,
} as const

function writeFields(writer: ByteWriter, fields: Fields): void {
  writer.varint(fields.size)
  for (const [name, value] of fields) {
    writeText(writer, name)
    writeValue(writer, value)
  }
}

function readFields(reader: ByteReader): Fields {
  const fields = new Map<string, Value>()
  for (let left = reader.varint(); left > 0; left--) {
    const name = readText(reader)
    fields.set(name, readValue(reader))
  }
  return fields
}

// biome-ignore format: a table
const writeValue = taggedValues(tagOf, {
  null:      () => {},
  boolean:   () => {},
  integer:   (writer, { value }) => (isShort(value) ? writer.int32(Number(value)) : writer.int64(value)),
  double:    (writer, { value }) => writer.double(value),
  timestamp: (writer, { value: { seconds, nanos } }) => { writer.double(seconds); writer.uint32(nanos) },
  string:    (writer, { value }) => writeText(writer, value),
  bytes:     (writer, { value }) => { writer.varint(value.length); writer.bytes(value) },
  reference: (writer, { value }) => writeText(writer, value),
  geopoint:  (writer, { latitude, longitude }) => { writer.double(latitude); writer.double(longitude) },
  array:     (writer, { values }) => { writer.varint(values.length); for (const one of values) writeValue(writer, one) },
  vector:    (writer, { values }) => { writer.varint(values.length); for (const one of values) writer.double(one) },
  map:       (writer, { fields }) => writeFields(writer, fields),
})

function tagOf(value: Value): number {
  switch (value.kind) {
    case 'boolean':
      return value.value ? tags.true : tags.false
    case 'integer':
      return isShort(value.value) ? tags.int32 : tags.int64
    default:
      return tags[value.kind]
  }
}

const isShort = (integer: bigint): boolean => integer >= -0x80000000n && integer < 0x80000000n

function readValue(reader: ByteReader): Value {
  const tag = reader.uint8()
  switch (tag) {
    case tags.null:
      return { kind: 'null' }
    case tags.false:
      return { kind: 'boolean', value: false }
    case tags.true:
      return { kind: 'boolean', value: true }
    case tags.int32:
      return { kind: 'integer', value: BigInt(reader.int32()) }
    case tags.int64:
      return { kind: 'integer', value: reader.int64() }
    case tags.double:
      return { kind: 'double', value: reader.double() }
    case tags.timestamp:
      return { kind: 'timestamp', value: { seconds: reader.double(), nanos: reader.uint32() } }
    case tags.string:
      return { kind: 'string', value: readText(reader) }
    case tags.bytes:
      return { kind: 'bytes', value: reader.bytes(reader.varint()) }
    case tags.reference:
      return { kind: 'reference', value: readText(reader) }
    case tags.geopoint:
      return { kind: 'geopoint', latitude: reader.double(), longitude: reader.double() }
    case tags.array:
      return { kind: 'array', values: Array.from({ length: reader.varint() }, () => readValue(reader)) }
    case tags.vector:
      return { kind: 'vector', values: Array.from({ length: reader.varint() }, () => reader.double()) }
    case tags.map:
      return { kind: 'map', fields: readFields(reader) }
    default:
      throw new Error(`document record holds a value of unknown type ${tag}`)
  }
}

/** Text with its length before it; almost all of it is short, so the length's one byte is filled in afterwards. */
function writeText(writer: ByteWriter, text: string): void {
  if (text.length < 42) {
    const start = writer.length
    writer.uint8(0)
    const written = writer.utf8(text)
    writer.view(start)[0] = written
    return
  }
  writer.varint(Buffer.byteLength(text))
  writer.utf8(text)
}

const readText = (reader: ByteReader): string => reader.utf8(reader.varint())
