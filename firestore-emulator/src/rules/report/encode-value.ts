import { type Outcome, RulesError, Unknown } from '../outcome.ts'
import { formatDuration, formatTimestamp } from '../value/display.ts'
import {
  DurationValue,
  LatLng,
  MapDiff,
  MapValue,
  PathValue,
  type RulesValue,
  SetValue,
  TimestampValue,
} from '../value/value.ts'

/** A value as coverage reports hold it: one property that names its type. */
export type EncodedValue = Readonly<Record<string, unknown>>

export function encodeValue(value: Outcome): EncodedValue {
  if (value instanceof RulesError) return { undefined: { causeMessage: value.message } }
  if (value instanceof Unknown) return { undefined: {} }
  if (value === null) return { nullValue: null }
  switch (typeof value) {
    case 'boolean':
      return { boolValue: value }
    case 'bigint':
      return { intValue: String(value) }
    case 'number':
      return { floatValue: Number.isFinite(value) ? value : String(value) }
    case 'string':
      return { stringValue: value }
    default:
      return encodeObject(value)
  }
}

function encodeObject(value: object): EncodedValue {
  if (Array.isArray(value)) return { listValue: { values: value.map(encodeValue) } }
  if (value instanceof Uint8Array) return { bytesValue: Buffer.from(value).toString('base64') }
  if (value instanceof MapValue) return { mapValue: { fields: encodeEntries(value.entries()) } }
  if (value instanceof SetValue) return { setValue: { values: value.items.map(encodeValue) } }
  if (value instanceof PathValue) return { pathValue: { segments: value.segments.map((simple) => ({ simple })) } }
  if (value instanceof TimestampValue) return { timestampValue: formatTimestamp(value) }
  if (value instanceof DurationValue) return { durationValue: formatDuration(value) }
  if (value instanceof LatLng) return { latlngValue: { latitude: value.latitude, longitude: value.longitude } }
  if (value instanceof MapDiff)
    return { mapDiffValue: { left: encodeValue(value.after), right: encodeValue(value.before) } }
  return {}
}

const encodeEntries = (entries: readonly (readonly [string, RulesValue])[]): EncodedValue =>
  Object.fromEntries(entries.map(([key, value]) => [key, encodeValue(value)]))
