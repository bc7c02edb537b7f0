import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Value } from './value.ts'
import { anyValue } from './value-arbitrary.ts'
import { identicalValues } from './value-identity.ts'
import { compareValues, valuesEqual } from './value-order.ts'

const integer = (value: bigint): Value => ({ kind: 'integer', value })
const double = (value: number): Value => ({ kind: 'double', value })
const string = (value: string): Value => ({ kind: 'string', value })
const map = (entries: Record<string, Value>): Value => ({ kind: 'map', fields: new Map(Object.entries(entries)) })

describe('the order of values', () => {
  test('ranks types, then values within each', () => {
    const ascending: Value[] = [
      { kind: 'null' },
      { kind: 'boolean', value: false },
      { kind: 'boolean', value: true },
      double(Number.NaN),
      double(Number.NEGATIVE_INFINITY),
      integer(-(2n ** 63n)),
      double(-1.5),
      integer(0n),
      double(5e-324),
      integer(1n),
      double(2 ** 53),
      integer(2n ** 53n + 1n),
      integer(2n ** 63n - 1n),
      double(2 ** 63),
      double(Number.POSITIVE_INFINITY),
      { kind: 'timestamp', value: { seconds: 1, nanos: 0 } },
      { kind: 'timestamp', value: { seconds: 1, nanos: 1000 } },
      string(''),
      string('a'),
      string('a\0'),
      string('\uffff'),
      string('😀'),
      { kind: 'bytes', value: new Uint8Array([1]) },
      { kind: 'bytes', value: new Uint8Array([1, 0]) },
      { kind: 'reference', value: 'projects/p/databases/d/documents/c/__id9__' },
      { kind: 'reference', value: 'projects/p/databases/d/documents/c/__id10__' },
      { kind: 'reference', value: 'projects/p/databases/d/documents/c/a' },
      { kind: 'reference', value: 'projects/p/databases/d/documents/c/a/b/c' },
      { kind: 'geopoint', latitude: 1, longitude: 2 },
      { kind: 'geopoint', latitude: 1, longitude: 3 },
      { kind: 'array', values: [] },
      { kind: 'array', values: [integer(1n)] },
      { kind: 'array', values: [integer(1n), integer(0n)] },
      { kind: 'array', values: [integer(2n)] },
      { kind: 'vector', values: [9] },
      { kind: 'vector', values: [1, 2] },
      map({}),
      map({ a: integer(1n) }),
      map({ a: integer(1n), b: integer(0n) }),
      map({ a: integer(2n) }),
      map({ b: integer(0n) }),
    ]
    for (const [i, left] of ascending.entries()) {
      for (const [j, right] of ascending.entries()) expect(Math.sign(compareValues(left, right))).toBe(Math.sign(i - j))
    }
  })

  test('holds numbers of both types for equal when they are the same number', () => {
    expect(valuesEqual(integer(3n), double(3))).toBe(true)
    expect(valuesEqual(double(0), double(-0))).toBe(true)
    expect(valuesEqual(double(Number.NaN), double(Number.NaN))).toBe(true)
    expect(valuesEqual(integer(2n ** 53n + 1n), double(2 ** 53))).toBe(false)
  })

  test('is total: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0)
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('identity of values', () => {
  test('implies that they are equal, and tells integers from doubles and 0 from -0', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(identicalValues(a, a)).toBe(true)
        if (identicalValues(a, b)) expect(valuesEqual(a, b)).toBe(true)
      }),
    )
    expect(identicalValues(integer(1n), double(1))).toBe(false)
    expect(identicalValues(double(0), double(-0))).toBe(false)
    expect(identicalValues(double(Number.NaN), double(Number.NaN))).toBe(true)
  })
})
