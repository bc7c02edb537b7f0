import type { Value } from '../model/value.ts'
import { sortedEntries } from '../model/value-order.ts'
import type { ByteWriter } from './byte-writer.ts'
import { writeOrderedBytes, writeOrderedDouble, writeOrderedText } from './ordered-bytes.ts'
import { writePath } from './path-key.ts'

/**
 * Values as bytes that sort as `compareValues` does, equal values giving equal bytes. The first byte is the type; those of a type that filters
 * compare with each other are neighbours, `typeRange` tells which.
 *
 * Integers and doubles share an order: both are written as the largest double that isn't greater, and where doubles are sparser than
 * integers (from 2 ** 53 on) two more bytes say how much is missing.
 */
// biome-ignore format: a table
const tags = {
  null: 10, false: 20, true: 21, nan: 30, number: 31, timestamp: 40, string: 50, bytes: 60, reference: 70, geopoint: 80, array: 90, vector: 100,
  map: 110,
} as const

/** Appends a value. */
export function writeValueKey(writer: ByteWriter, value: Value): void {
  switch (value.kind) {
    case 'null':
      writer.uint8(tags.null)
      return
    case 'boolean':
      writer.uint8(value.value ? tags.true : tags.false)
      return
    case 'integer':
    case 'double':
      writeNumber(writer, value.value)
      return
    case 'timestamp':
      writer.uint8(tags.timestamp)
      writer.uint64(
        BigInt(value.value.seconds - minSeconds) * 1_000_000n + BigInt(Math.floor(value.value.nanos / 1000)),
      )
      return
    case 'string':
      writer.uint8(tags.string)
      writeOrderedText(writer, value.value)
      return
    case 'bytes':
      writer.uint8(tags.bytes)
      writeOrderedBytes(writer, value.value)
      return
    case 'reference':
      writer.uint8(tags.reference)
      writePath(writer, value.value)
      return
    case 'geopoint':
      writer.uint8(tags.geopoint)
      writeOrderedDouble(writer, value.latitude)
      writeOrderedDouble(writer, value.longitude)
      return
    case 'array':
      writer.uint8(tags.array)
      for (const element of value.values) writeValueKey(writer, element)
      writer.uint8(end)
      return
    case 'vector':
      writer.uint8(tags.vector)
      writer.uint32(value.values.length)
      for (const component of value.values) writeOrderedDouble(writer, component)
      return
    case 'map':
      writeMap(writer, value)
      return
  }
}

/** The first bytes, from `low` up to but not including `high`, of the values that compare with this one in `<` and `>`. */
export function typeRange(value: Value): { readonly low: number; readonly high: number } {
  switch (value.kind) {
    case 'boolean':
      return { low: tags.false, high: tags.true + 1 }
    case 'integer':
      return { low: tags.number, high: tags.number + 1 }
    case 'double':
      return Number.isNaN(value.value)
        ? { low: tags.nan, high: tags.nan + 1 }
        : { low: tags.number, high: tags.number + 1 }
    default:
      return { low: tags[value.kind], high: tags[value.kind] + 1 }
  }
}

const end = 0
const minSeconds = -62_135_596_800
const sparse = 2 ** 53

function writeNumber(writer: ByteWriter, value: number | bigint): void {
  if (Number.isNaN(value)) {
    writer.uint8(tags.nan)
    return
  }
  writer.uint8(tags.number)
  if (typeof value === 'number') {
    writeOrderedDouble(writer, value)
    if (Math.abs(value) >= sparse) writer.uint16(0)
    return
  }
  const floor = doubleBelow(value)
  writeOrderedDouble(writer, floor)
  if (Math.abs(floor) >= sparse) writer.uint16(Number(value - BigInt(floor)))
}

function doubleBelow(value: bigint): number {
  const nearest = Number(value)
  return BigInt(nearest) <= value ? nearest : previousDouble(nearest)
}

/** Only for integral doubles of 2 ** 53 and more in size. */
function previousDouble(value: number): number {
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? -1n : 1n))
  return bits.getFloat64(0)
}

/** Each entry starts with 01, which sorts after the end: a map that runs out of entries sorts first. */
function writeMap(writer: ByteWriter, value: Extract<Value, { kind: 'map' }>): void {
  writer.uint8(tags.map)
  for (const [name, field] of sortedEntries(value.fields)) {
    writer.uint8(1)
    writeOrderedText(writer, name)
    writeValueKey(writer, field)
  }
  writer.uint8(end)
}
