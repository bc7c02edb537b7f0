import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDocumentPaths } from '../model/path-order.ts'
import type { Value } from '../model/value.ts'
import { anyFields, anyValue } from '../model/value-arbitrary.ts'
import { identicalFields } from '../model/value-identity.ts'
import { compareValues } from '../model/value-order.ts'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { readPath, writePath } from './path-key.ts'
import { readRecord, writeRecord } from './record.ts'
import { typeRange, writeValueKey } from './value-key.ts'

const bytesOf = (write: (writer: ByteWriter) => void): Buffer => {
  const writer = new ByteWriter(1)
  write(writer)
  return writer.take()
}
const keyOf = (value: Value) => bytesOf((writer) => writeValueKey(writer, value))

describe('the key of a value', () => {
  test('sorts as the value does, and the other way round when inverted', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const order = Math.sign(compareValues(a, b))
        expect(Math.sign(Buffer.compare(keyOf(a), keyOf(b)))).toBe(order)
        const inverted = [a, b].map((value) =>
          bytesOf((writer) => {
            writeValueKey(writer, value)
            writer.invert(0)
          }),
        )
        expect(Math.sign(Buffer.compare(inverted[0] ?? keyOf(a), inverted[1] ?? keyOf(b)))).toBe(-order + 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('is no prefix of the key of another value', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const [left, right] = [keyOf(a), keyOf(b)]
        if (compareValues(a, b) !== 0) expect(right.subarray(0, left.length).equals(left)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('starts with a byte of its type', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const { low, high } = typeRange(value)
        expect(keyOf(value)[0]).toBeGreaterThanOrEqual(low)
        expect(keyOf(value)[0]).toBeLessThan(high)
      }),
    )
  })

  test('keeps large integers and doubles apart', () => {
    const ascending: Value[] = [
      { kind: 'integer', value: -(2n ** 63n) },
      { kind: 'integer', value: -(2n ** 63n) + 1n },
      { kind: 'double', value: -(2 ** 53) - 2 },
      { kind: 'integer', value: -(2n ** 53n) - 1n },
      { kind: 'double', value: -(2 ** 53) },
      { kind: 'integer', value: 2n ** 53n },
      { kind: 'integer', value: 2n ** 53n + 1n },
      { kind: 'double', value: 2 ** 53 + 2 },
      { kind: 'integer', value: 2n ** 63n - 1n },
      { kind: 'double', value: 2 ** 63 },
    ]
    const keys = ascending.map(keyOf)
    expect(keys.toSorted(Buffer.compare)).toEqual(keys)
    expect(keyOf({ kind: 'integer', value: 2n ** 60n })).toEqual(keyOf({ kind: 'double', value: 2 ** 60 }))
  })
})

describe('the key of a path', () => {
  const segment = fc.oneof(
    fc.constantFrom('a', 'b', 'a\0', '__id7__', '__id-7__', '__id10__', '__id007__', '😀', '\uffff', '__x'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }).filter((id) => !id.includes('/')),
  )
  const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/'))

  test('sorts as the path does and can be read back', () => {
    fc.assert(
      fc.property(path, path, (a, b) => {
        const [left, right] = [a, b].map((one) => bytesOf((writer) => writePath(writer, one)))
        if (left === undefined || right === undefined) throw new Error('two keys')
        expect(Math.sign(Buffer.compare(left, right))).toBe(Math.sign(compareDocumentPaths(a, b)))
        expect(readPath(left, 0)).toEqual({ path: a, end: left.length })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a document record', () => {
  test('holds times and fields, each value identical', () => {
    const time = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(anyFields, time, time, (fields, createTime, updateTime) => {
        const read = readRecord(
          new ByteReader(bytesOf((writer) => writeRecord(writer, { fields, createTime, updateTime }))),
        )
        expect(read.createTime).toBe(createTime)
        expect(read.updateTime).toBe(updateTime)
        expect(identicalFields(read.fields, fields)).toBe(true)
        expect([...read.fields.keys()]).toEqual([...fields.keys()])
      }),
    )
  })
})
