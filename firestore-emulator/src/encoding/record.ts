import type { CommitTime } from '../model/timestamp.ts'
import type { Fields, Value } from '../model/value.ts'
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'

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

function writeValue(writer: ByteWriter, value: Value): void {
  switch (value.kind) {
    case 'null':
      writer.uint8(tags.null)
      return
    case 'boolean':
      writer.uint8(value.value ? tags.true : tags.false)
      return
    case 'integer':
      writeInteger(writer, value.value)
      return
    case 'double':
      writer.uint8(tags.double)
      writer.double(value.value)
      return
    case 'timestamp':
      writer.uint8(tags.timestamp)
      writer.double(value.value.seconds)
      writer.uint32(value.value.nanos)
      return
    case 'string':
      writer.uint8(tags.string)
      writeText(writer, value.value)
      return
    case 'bytes':
      writer.uint8(tags.bytes)
      writer.varint(value.value.length)
      writer.bytes(value.value)
      return
    case 'reference':
      writer.uint8(tags.reference)
      writeText(writer, value.value)
      return
    case 'geopoint':
      writer.uint8(tags.geopoint)
      writer.double(value.latitude)
      writer.double(value.longitude)
      return
    case 'array':
      writer.uint8(tags.array)
      writer.varint(value.values.length)
      for (const element of value.values) writeValue(writer, element)
      return
    case 'vector':
      writer.uint8(tags.vector)
      writer.varint(value.values.length)
      for (const component of value.values) writer.double(component)
      return
    case 'map':
      writer.uint8(tags.map)
      writeFields(writer, value.fields)
      return
  }
}

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

function writeInteger(writer: ByteWriter, value: bigint): void {
  if (value >= -0x80000000n && value < 0x80000000n) {
    writer.uint8(tags.int32)
    writer.int32(Number(value))
    return
  }
  writer.uint8(tags.int64)
  writer.int64(value)
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
