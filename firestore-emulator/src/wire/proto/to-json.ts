import type protobuf from 'protobufjs/light.js'
import { formatBase64 } from './base64.ts'
import { type Int64, readInt64, readSmallInt64 } from './int64.ts'
import { typeName } from './schema.ts'
import { formatTimestamp, fraction } from './timestamp-text.ts'

type Fields = Readonly<Record<string, unknown>>

/** Writes a message object as proto3 JSON: camelCase, defaults left out, enums by name. */
export function toJson(type: protobuf.Type, message: object): unknown {
  const wellKnown = wellKnownTypes[typeName(type)]
  if (wellKnown !== undefined) return wellKnown(message as Fields)
  const json: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(message)) {
    const field = type.fields[name]
    if (field === undefined || value === undefined || value === null) continue
    if (!field.partOf && isDefault(field, value)) continue
    json[name] = fieldToJson(field, value)
  }
  return json
}

function isDefault(field: protobuf.Field, value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (field.map) return Object.keys(value as object).length === 0
  if (value instanceof Uint8Array) return value.length === 0
  return value === 0 || value === false || value === ''
}

function fieldToJson(field: protobuf.Field, value: unknown): unknown {
  if (field.repeated) return (value as unknown[]).map((element) => oneToJson(field, element))
  if (!field.map) return oneToJson(field, value)
  const entries = Object.entries(value as object).map(([key, element]) => [key, oneToJson(field, element)])
  return Object.fromEntries(entries)
}

function oneToJson(field: protobuf.Field, value: unknown): unknown {
  const type = field.resolvedType
  if (type === null) return scalarToJson(field.type, value)
  if (!('values' in type)) return toJson(type, value as object)
  return type.name === 'NullValue' ? null : (type.valuesById[value as number] ?? value)
}

function scalarToJson(type: string, value: unknown): unknown {
  if (type === 'int64') return typeof value === 'object' ? readInt64(value as Int64).toString() : String(value)
  if (type === 'bytes') return formatBase64(value as Uint8Array)
  if (type === 'double' && (!Number.isFinite(value) || Object.is(value, -0))) return doubleText(value as number)
  return value
}

/** What JSON has no number for; it would drop the sign of a zero. */
const doubleText = (value: number) => (value === 0 ? '-0' : String(value))

const unwrapped =
  (type: string) =>
  ({ value }: Fields) =>
    scalarToJson(type, value ?? 0)

/** The types whose JSON is not an object of their fields. */
const wellKnownTypes: Readonly<Record<string, (message: Fields) => unknown>> = {
  '.google.protobuf.Timestamp': (message) =>
    formatTimestamp({ seconds: readSmallInt64(message.seconds as Int64), nanos: Number(message.nanos ?? 0) }),
  '.google.protobuf.Duration': (message) =>
    `${readSmallInt64(message.seconds as Int64)}${fraction(Number(message.nanos ?? 0))}s`,
  '.google.protobuf.Int32Value': unwrapped('int32'),
  '.google.protobuf.Int64Value': unwrapped('int64'),
  '.google.protobuf.DoubleValue': unwrapped('double'),
  '.google.protobuf.Struct': structToJson,
}

function structToJson({ fields }: Fields): unknown {
  const entries = Object.entries((fields ?? {}) as Record<string, Fields>)
  return Object.fromEntries(entries.map(([key, value]) => [key, structValueToJson(value)]))
}

/** Explanations hold text and numbers only; other kinds of struct values never leave this server. */
const structValueToJson = (value: Fields): unknown => value.stringValue ?? value.numberValue ?? value.boolValue ?? null
