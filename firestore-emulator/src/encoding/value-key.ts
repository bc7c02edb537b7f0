import type { Timestamp } from '../model/timestamp.ts'
import type { Fields, Value } from '../model/value.ts'
import { sortedEntries } from '../model/value-order.ts'
import type { ByteWriter } from './byte-writer.ts'
import { writeOrderedBytes, writeOrderedDouble, writeOrderedText } from './ordered-bytes.ts'
import { writePath } from './path-key.ts'
import { taggedValues } from './tagged-value.ts'

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
// biome-ignore format: a table
export const writeValueKey = taggedValues(tagOf, {
  null:      () => {},
  boolean:   () => {},
  integer:   (writer, { value }) => writeNumber(writer, value),
  double:    (writer, { value }) => writeNumber(writer, value),
  timestamp: (writer, { value }) => writer.uint64(microsSinceFirst(value)),
  string:    (writer, { value }) => writeOrderedText(writer, value),
  bytes:     (writer, { value }) => writeOrderedBytes(writer, value),
  reference: (writer, { value }) => writePath(writer, value),
  geopoint:  (writer, { latitude, longitude }) => { writeOrderedDouble(writer, latitude); writeOrderedDouble(writer, longitude) },
  array:     (writer, { values }) => { for (const one of values) writeValueKey(writer, one); writer.uint8(end) },
  vector:    (writer, { values }) => { writer.uint32(values.length); for (const one of values) writeOrderedDouble(writer, one) },
  map:       (writer, { fields }) => writeEntries(writer, fields),
})

function tagOf(value: Value): number {
  switch (value.kind) {
    case 'boolean':
      return value.value ? tags.true : tags.false
    case 'integer':
      return tags.number
    case 'double':
      return Number.isNaN(value.value) ? tags.nan : tags.number
    default:
      return tags[value.kind]
  }
}

/** The first bytes, from `low` up to but not including `high`, of the values that compare with this one in `<` and `>`. */
export function typeRange(value: Value): { readonly low: number; readonly high: number } {
  if (value.kind === 'boolean') return { low: tags.false, high: tags.true + 1 }
  const tag = tagOf(value)
  return { low: tag, high: tag + 1 }
}

const end = 0
const minSeconds = -62_135_596_800
const sparse = 2 ** 53

function microsSinceFirst({ seconds, nanos }: Timestamp): bigint {
  return BigInt(seconds - minSeconds) * 1_000_000n + BigInt(Math.floor(nanos / 1000))
}

/** Of NaN its tag says all. */
function writeNumber(writer: ByteWriter, value: number | bigint): void {
  if (Number.isNaN(value)) return
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
function writeEntries(writer: ByteWriter, fields: Fields): void {
  for (const [name, field] of sortedEntries(fields)) {
    writer.uint8(1)
    writeOrderedText(writer, name)
    writeValueKey(writer, field)
  }
  writer.uint8(end)
}
