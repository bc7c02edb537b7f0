import { invalidArgument } from '../../model/status.ts'
import { type Fields, nullValue, type Value } from '../../model/value.ts'
import { type Int64, readInt64, writeInt64 } from '../proto/int64.ts'
import type { ProtoFields, ProtoValue } from '../proto/messages.ts'
import { readTimestamp } from './time.ts'

/** Reads a value. A map that spells a vector becomes one. */
export function readValue(message: ProtoValue): Value {
  const type = (message as { valueType?: keyof ProtoValue }).valueType
  return type === undefined ? missingType() : readers[type](message)
}

/** Reads fields by name. */
export function readFields(messages: ProtoFields | null | undefined): Fields {
  const fields = new Map<string, Value>()
  for (const [name, message] of Object.entries(messages ?? {})) fields.set(name, readValue(message))
  return fields
}

const missingType = (): never => {
  throw invalidArgument('Value must have exactly one of its value types set.')
}

// biome-ignore format: a table
const readers: Readonly<Record<keyof ProtoValue, (message: ProtoValue) => Value>> = {
  nullValue:      () => nullValue,
  booleanValue:   message => ({ kind: 'boolean', value: message.booleanValue ?? false }),
  integerValue:   message => ({ kind: 'integer', value: readInt64(message.integerValue as Int64) }),
  doubleValue:    message => ({ kind: 'double', value: message.doubleValue ?? 0 }),
  timestampValue: message => ({ kind: 'timestamp', value: readTimestamp(message.timestampValue ?? {}) }),
  stringValue:    message => ({ kind: 'string', value: message.stringValue ?? '' }),
  bytesValue:     message => ({ kind: 'bytes', value: message.bytesValue ?? new Uint8Array() }),
  referenceValue: message => ({ kind: 'reference', value: readReference(message.referenceValue ?? '') }),
  geoPointValue:  message => readGeoPoint(message.geoPointValue?.latitude ?? 0, message.geoPointValue?.longitude ?? 0),
  arrayValue:     message => ({ kind: 'array', values: (message.arrayValue?.values ?? []).map(readValue) }),
  mapValue:       message => readMap(message.mapValue?.fields ?? {}),
}

const reference = /^projects\/[^/]+\/databases\/[^/]+\/documents(?:\/[^/]+\/[^/]+)+$/

function readReference(name: string): string {
  if (!reference.test(name)) throw invalidArgument(`Reference value "${name}" is not the name of a document.`)
  return name
}

function readGeoPoint(latitude: number, longitude: number): Value {
  if (!(Math.abs(latitude) <= 90)) throw invalidArgument(`latitude must be in [-90.0, +90.0], not ${latitude}`)
  if (!(Math.abs(longitude) <= 180)) throw invalidArgument(`longitude must be in [-180.0, +180.0], not ${longitude}`)
  return { kind: 'geopoint', latitude, longitude }
}

const vectorType = '__vector__'

function readMap(fields: ProtoFields): Value {
  const type = fields.__type__?.stringValue
  return type === vectorType ? readVector(fields) : { kind: 'map', fields: readFields(fields) }
}

function readVector(fields: ProtoFields): Value {
  const values = fields.value?.arrayValue?.values
  if (!fields.value?.arrayValue) throw invalidArgument('A vector must hold an array of doubles as its value.')
  return { kind: 'vector', values: (values ?? []).map(readDimension) }
}

function readDimension(element: ProtoValue): number {
  const value = readValue(element)
  if (value.kind === 'double') return value.value
  throw invalidArgument(`Vector must only contain values of type 'double', not a ${value.kind}.`)
}

/** Writes a value as its message. */
export function writeValue(value: Value): ProtoValue {
  switch (value.kind) {
    case 'null':
      return nullMessage
    case 'boolean':
      return { booleanValue: value.value }
    case 'integer':
      return { integerValue: writeInt64(value.value) as number }
    case 'double':
      return { doubleValue: value.value }
    case 'timestamp':
      return { timestampValue: value.value }
    case 'string':
      return { stringValue: value.value }
    case 'bytes':
      return { bytesValue: value.value }
    case 'reference':
      return { referenceValue: value.value }
    case 'geopoint':
      return { geoPointValue: { latitude: value.latitude, longitude: value.longitude } }
    case 'array':
      return { arrayValue: { values: value.values.map(writeValue) } }
    case 'vector':
      return writeVector(value.values)
    case 'map':
      return { mapValue: { fields: writeFields(value.fields) } }
  }
}

/** Writes fields by name. */
export function writeFields(fields: Fields): ProtoFields {
  const message: ProtoFields = {}
  for (const [name, value] of fields) message[name] = writeValue(value)
  return message
}

// The generated types call enum values by name; on the wire the only null there is is number 0.
const nullMessage = { nullValue: 0 } as unknown as ProtoValue

const writeVector = (values: readonly number[]): ProtoValue => ({
  mapValue: {
    fields: {
      __type__: { stringValue: vectorType },
      value: { arrayValue: { values: values.map((doubleValue) => ({ doubleValue })) } },
    },
  },
})
