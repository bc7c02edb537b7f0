import fc from 'fast-check'
import type { Fields, Value } from './value.ts'

/** Generators for tests: small ranges on purpose, so that equal and neighbouring values come up often. */

const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'a\0', 'a\0b', '\uffff', '😀', '\u{10ffff}', 'é', 'Z'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 250, maxLength: 310 }),
)

const number: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(
    { kind: 'double', value: Number.NaN },
    { kind: 'double', value: -0 },
    { kind: 'double', value: 0 },
    { kind: 'integer', value: 0n },
    { kind: 'integer', value: 2n ** 53n + 1n },
    { kind: 'double', value: 2 ** 53 },
    { kind: 'integer', value: 2n ** 63n - 1n },
    { kind: 'double', value: 2 ** 63 },
    { kind: 'integer', value: -(2n ** 63n) },
    { kind: 'double', value: Number.NEGATIVE_INFINITY },
    { kind: 'double', value: Number.POSITIVE_INFINITY },
    { kind: 'double', value: 5e-324 },
  ),
  fc.integer({ min: -3, max: 3 }).map((value): Value => ({ kind: 'integer', value: BigInt(value) })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value): Value => ({ kind: 'integer', value })),
  fc.double().map((value): Value => ({ kind: 'double', value })),
  fc.integer({ min: -6, max: 6 }).map((value): Value => ({ kind: 'double', value: value / 2 })),
)

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant<Value>({ kind: 'null' }),
  fc.boolean().map((value): Value => ({ kind: 'boolean', value })),
  number,
  fc
    .record({
      seconds: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -62135596800, max: 253402300799 })),
      nanos: fc.integer({ min: 0, max: 999999 }).map((micros) => micros * 1000),
    })
    .map((value): Value => ({ kind: 'timestamp', value })),
  text.map((value): Value => ({ kind: 'string', value })),
  fc.uint8Array({ maxLength: 4 }).map((value): Value => ({ kind: 'bytes', value })),
  fc
    .array(fc.constantFrom('a', 'b', '__id7__', '__id-3__', '__id10__', '😀', '\uffff'), { minLength: 2, maxLength: 2 })
    .map((ids): Value => ({ kind: 'reference', value: `projects/p/databases/d/documents/${ids.join('/')}` })),
  fc
    .record({ latitude: fc.integer({ min: -90, max: 90 }), longitude: fc.integer({ min: -180, max: 180 }) })
    .map((point): Value => ({ kind: 'geopoint', ...point })),
)

const vector: fc.Arbitrary<Value> = fc
  .array(fc.double({ noNaN: true }), { maxLength: 3 })
  .map((values): Value => ({ kind: 'vector', values }))

const name = fc.constantFrom('a', 'b', 'c', 'a b', '😀', '\uffff')

const fieldsOf = (value: fc.Arbitrary<Value>): fc.Arbitrary<Fields> =>
  fc.array(fc.tuple(name, value), { maxLength: 3 }).map((entries) => new Map(entries))

/** Any value, nested up to three deep. */
export const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value; array: Value; map: Value }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', maxDepth: 3 }, scalar, vector, tie('array'), tie('map')),
  array: fc
    .array(
      tie('value').filter((value) => value.kind !== 'array'),
      { maxLength: 3 },
    )
    .map((values): Value => ({ kind: 'array', values })),
  map: fieldsOf(tie('value')).map((fields): Value => ({ kind: 'map', fields })),
})).value

/** The fields of a document. */
export const anyFields: fc.Arbitrary<Fields> = fieldsOf(anyValue)
