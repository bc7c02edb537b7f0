import type protobuf from 'protobufjs/light.js'
import { invalidArgument, type StatusError } from '../../model/status.ts'
import { parseBase64 } from './base64.ts'
import { typeName } from './schema.ts'
import { parseTimestamp } from './timestamp-text.ts'

/** Where in a payload something stands; spelled out only when it has to be told. */
interface Place {
  readonly parent: Place | undefined
  readonly name: string
}

const deepest = 100

/**
 * Reads proto3 JSON into the message object that the binary form would have given. Field names may be camelCase or snake_case, enums names or
 * numbers. Whatever doesn't fit the type is INVALID_ARGUMENT, naming the place.
 */
export const fromJson = (type: protobuf.Type, json: unknown): object => readMessage(type, json, undefined, 0)

function readMessage(type: protobuf.Type, json: unknown, place: Place | undefined, depth: number): object {
  const wellKnown = wellKnownTypes[typeName(type)]
  if (wellKnown !== undefined) return wellKnown(json, place)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw invalidValue(place, type.fullName, json)
  if (depth > deepest) throw invalidArgument('Invalid JSON payload received. Nested too deeply.')
  const message = type.create() as protobuf.Message & Record<string, unknown>
  const fields = fieldsByName(type)
  for (const [key, value] of Object.entries(json)) {
    const field = fields.get(key)
    if (field === undefined) throw unknownName(place, key)
    if (value === null && field.type !== 'google.protobuf.NullValue') continue
    const here = { parent: place, name: field.name }
    if (field.partOf && message[field.partOf.name] !== undefined) throw setTwice(here)
    message[field.name] = readField(field, value, here, depth + 1)
  }
  return message
}

function readField(field: protobuf.Field, json: unknown, place: Place, depth: number): unknown {
  if (field.map) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw invalidValue(place, 'Map', json)
    const map: Record<string, unknown> = Object.create(null)
    for (const [key, value] of Object.entries(json))
      map[key] = readOne(field, value, { parent: place, name: key }, depth)
    return map
  }
  if (!field.repeated) return readOne(field, json, place, depth)
  const elements = Array.isArray(json) ? json : [json]
  return elements.map((value, index) => readOne(field, value, { parent: place, name: `[${index}]` }, depth))
}

function readOne(field: protobuf.Field, json: unknown, place: Place, depth: number): unknown {
  const type = field.resolvedType
  if (type === null) return readScalar(field.type, json, place)
  return 'values' in type ? readEnum(type, json, place) : readMessage(type, json, place, depth)
}

function readEnum(type: protobuf.Enum, json: unknown, place: Place): number {
  if (type.name === 'NullValue') return 0
  const number =
    typeof json === 'string' ? (type.values[json] ?? (/^\d+$/.test(json) ? Number(json) : undefined)) : json
  if (typeof number !== 'number' || !Number.isInteger(number)) throw invalidValue(place, type.fullName, json)
  return number
}

function readScalar(type: string, json: unknown, place: Place): unknown {
  const value = scalars[type]?.(json)
  if (value === undefined) throw invalidValue(place, `TYPE_${type.toUpperCase()}`, json)
  return value
}

const int64Text = /^-?\d{1,19}$/

function readInt64Text(json: unknown): number | string | undefined {
  if (typeof json === 'number') return Number.isSafeInteger(json) ? json : undefined
  if (typeof json !== 'string' || !int64Text.test(json)) return undefined
  return BigInt.asIntN(64, BigInt(json)) === BigInt(json) ? json : undefined
}

function readInt32(json: unknown): number | undefined {
  const number = typeof json === 'string' && json.trim() !== '' ? Number(json) : json
  return typeof number === 'number' && (number | 0) === number ? number : undefined
}

function readDouble(json: unknown): number | undefined {
  if (typeof json === 'number') return json
  if (json === 'NaN') return Number.NaN
  if (typeof json !== 'string' || json.trim() === '') return undefined
  const number = Number(json)
  return Number.isNaN(number) ? undefined : number
}

function readBool(json: unknown): boolean | undefined {
  if (typeof json === 'boolean') return json
  return json === 'true' ? true : json === 'false' ? false : undefined
}

// biome-ignore format: a table
const scalars: Readonly<Record<string, (json: unknown) => unknown>> = {
  string: json => (typeof json === 'string' ? json : undefined),
  bytes:  json => (typeof json === 'string' ? parseBase64(json) : undefined),
  bool:   readBool,
  int32:  readInt32,
  int64:  readInt64Text,
  double: readDouble,
}

const wrapped = (type: string) => (json: unknown, place: Place | undefined) => ({
  value: readScalar(type, json, place ?? { parent: undefined, name: '' }),
})

/** The types whose JSON is not an object of their fields. */
const wellKnownTypes: Readonly<Record<string, (json: unknown, place: Place | undefined) => object>> = {
  '.google.protobuf.Timestamp': readTimestamp,
  '.google.protobuf.Int32Value': wrapped('int32'),
  '.google.protobuf.Int64Value': wrapped('int64'),
  '.google.protobuf.DoubleValue': wrapped('double'),
}

/** Besides RFC 3339 text it takes `{seconds, nanos}`, as Google's front end does. */
function readTimestamp(json: unknown, place: Place | undefined): object {
  if (typeof json === 'object' && json !== null) {
    const { seconds = 0, nanos = 0 } = json as { seconds?: unknown; nanos?: unknown }
    const whole = readInt64Text(seconds)
    const rest = readInt32(nanos)
    if (whole !== undefined && rest !== undefined) return { seconds: Number(whole), nanos: rest }
  }
  const time = typeof json === 'string' ? parseTimestamp(json) : undefined
  if (time === undefined) throw invalidValue(place, 'type.googleapis.com/google.protobuf.Timestamp', json)
  return time
}

const namesOf = new WeakMap<protobuf.Type, ReadonlyMap<string, protobuf.Field>>()

function fieldsByName(type: protobuf.Type): ReadonlyMap<string, protobuf.Field> {
  const known = namesOf.get(type)
  if (known !== undefined) return known
  const names = new Map<string, protobuf.Field>()
  for (const field of type.fieldsArray) {
    names.set(field.name, field)
    names.set(snakeCase(field.name), field)
  }
  namesOf.set(type, names)
  return names
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)

function spell(place: Place | undefined): string {
  if (place === undefined) return ''
  const before = spell(place.parent)
  return before === '' || place.name.startsWith('[') ? before + place.name : `${before}.${place.name}`
}

const unknownName = (place: Place | undefined, key: string): StatusError =>
  invalidArgument(
    `Invalid JSON payload received. Unknown name "${key}"${place ? ` at '${spell(place)}'` : ''}: Cannot find field.`,
  )

const setTwice = (place: Place): StatusError =>
  invalidArgument(`Invalid value at '${spell(place)}' (oneof), oneof field is already set. Cannot set '${place.name}'`)

const invalidValue = (place: Place | undefined, type: string, json: unknown): StatusError =>
  invalidArgument(`Invalid value at '${spell(place)}' (${type.replace(/^\./, '')}), ${JSON.stringify(json)}`)
