import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Value } from '../../model/value.ts'
import { anyValue } from '../../model/value-arbitrary.ts'
import { fromJson } from '../proto/from-json.ts'
import type { ProtoValue } from '../proto/messages.ts'
import { messageType } from '../proto/schema.ts'
import { toJson } from '../proto/to-json.ts'
import { readValue, writeValue } from './value.ts'

const type = messageType('Value')
const overBinary = (value: Value) => readValue(type.decode(type.encode(writeValue(value)).finish()) as ProtoValue)
const overJson = (value: Value) =>
  readValue(fromJson(type, JSON.parse(JSON.stringify(toJson(type, writeValue(value))))))
const read = (json: unknown) => readValue(fromJson(type, json))

describe('a value', () => {
  test('comes back from the binary form as it was', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(plain(overBinary(value))).toEqual(plain(value))
      }),
    )
  })

  test('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(plain(overJson(value))).toEqual(plain(value))
      }),
    )
  })

  test.each<[unknown, Value]>([
    [{ nullValue: null }, { kind: 'null' }],
    [{ nullValue: 'NULL_VALUE' }, { kind: 'null' }],
    [{ integerValue: '9007199254740993' }, { kind: 'integer', value: 9007199254740993n }],
    [{ integer_value: 7 }, { kind: 'integer', value: 7n }],
    [{ doubleValue: 'NaN' }, { kind: 'double', value: Number.NaN }],
    [{ doubleValue: '-Infinity' }, { kind: 'double', value: Number.NEGATIVE_INFINITY }],
    [{ doubleValue: '-0' }, { kind: 'double', value: -0 }],
    [{ doubleValue: 3 }, { kind: 'double', value: 3 }],
    [
      { timestampValue: '2024-02-29T12:00:00.123456789Z' },
      { kind: 'timestamp', value: { seconds: 1709208000, nanos: 123456000 } },
    ],
    [{ timestampValue: '2024-02-29T14:00:00+02:00' }, { kind: 'timestamp', value: { seconds: 1709208000, nanos: 0 } }],
    [
      { timestampValue: { seconds: '1709208000', nanos: 5000 } },
      { kind: 'timestamp', value: { seconds: 1709208000, nanos: 5000 } },
    ],
    [{ bytesValue: '-_8=' }, { kind: 'bytes', value: Buffer.from([251, 255]) }],
    [{ bytesValue: '+/8' }, { kind: 'bytes', value: Buffer.from([251, 255]) }],
    [{ arrayValue: {} }, { kind: 'array', values: [] }],
    [
      { mapValue: { fields: { snake_case: { booleanValue: true } } } },
      { kind: 'map', fields: new Map([['snake_case', { kind: 'boolean', value: true }]]) },
    ],
    [
      {
        mapValue: {
          fields: {
            __type__: { stringValue: '__vector__' },
            value: { arrayValue: { values: [{ doubleValue: 1 }, { doubleValue: 2 }] } },
          },
        },
      },
      { kind: 'vector', values: [1, 2] },
    ],
  ])('is read from the JSON %j', (json, value) => {
    expect(plain(read(json))).toEqual(plain(value))
  })

  test.each([
    [{}, 'Value must have exactly one of its value types set.'],
    [{ stringValue: 7 }, "Invalid value at 'stringValue' (TYPE_STRING), 7"],
    [{ integerValue: '1.5' }, `Invalid value at 'integerValue' (TYPE_INT64), "1.5"`],
    [{ integerValue: '9223372036854775808' }, `Invalid value at 'integerValue' (TYPE_INT64), "9223372036854775808"`],
    [{ bytesValue: '*' }, `Invalid value at 'bytesValue' (TYPE_BYTES), "*"`],
    [
      { timestampValue: 'now' },
      `Invalid value at 'timestampValue' (type.googleapis.com/google.protobuf.Timestamp), "now"`,
    ],
    [
      { stringValue: 'a', booleanValue: true },
      "Invalid value at 'booleanValue' (oneof), oneof field is already set. Cannot set 'booleanValue'",
    ],
    [
      { arrayValue: { values: [{ x: 1 }] } },
      `Invalid JSON payload received. Unknown name "x" at 'arrayValue.values[0]': Cannot find field.`,
    ],
    [{ referenceValue: 'orders/o1' }, 'Reference value "orders/o1" is not the name of a document.'],
    [{ geoPointValue: { latitude: 90.5 } }, 'latitude must be in [-90.0, +90.0], not 90.5'],
    [
      { mapValue: { fields: { __type__: { stringValue: '__vector__' } } } },
      'A vector must hold an array of doubles as its value.',
    ],
  ])('is refused as %j', (json, message) => {
    expect(() => read(json)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT', message }))
  })
})

/** Buffers and byte arrays hold the same bytes but don't compare equal. */
const plain = (value: Value): unknown => {
  if (value.kind === 'bytes') return { kind: 'bytes', value: [...value.value] }
  if (value.kind === 'array') return { ...value, values: value.values.map(plain) }
  if (value.kind === 'map') return { ...value, fields: new Map([...value.fields].map(([k, v]) => [k, plain(v)])) }
  return value
}
