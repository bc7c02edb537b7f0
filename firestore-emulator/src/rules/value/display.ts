import { type Outcome, RulesError, Unknown } from '../outcome.ts'
import {
  DurationValue,
  LatLng,
  MapDiff,
  MapValue,
  PathValue,
  type RulesValue,
  SetValue,
  TimestampValue,
} from './value.ts'

/** A value as a person would write it, cut to about `limit` characters. */
export function display(outcome: Outcome, limit = 80): string {
  const text = write(outcome, limit)
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`
}

function write(value: Outcome, limit: number): string {
  if (value instanceof RulesError) return `an error (${value.message})`
  if (value instanceof Unknown) return 'unknown from the query'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return formatFloat(value)
  if (value === null || typeof value !== 'object') return String(value)
  return writeObject(value, limit)
}

function writeObject(value: object, limit: number): string {
  if (Array.isArray(value)) return `[${writeAll(value, limit)}]`
  if (value instanceof SetValue) return `{${writeAll(value.items, limit)}}`
  if (value instanceof MapValue) return writeMap(value, limit)
  if (value instanceof PathValue) return value.toString()
  if (value instanceof TimestampValue) return formatTimestamp(value)
  if (value instanceof DurationValue) return formatDuration(value)
  if (value instanceof LatLng) return `latlng(${value.latitude}, ${value.longitude})`
  if (value instanceof Uint8Array) return `b'${Buffer.from(value.subarray(0, limit)).toString('hex')}'`
  if (value instanceof MapDiff) return `diff(${write(value.after, limit)}, ${write(value.before, limit)})`
  return String(value)
}

const writeAll = (items: readonly RulesValue[], limit: number): string =>
  items
    .slice(0, limit)
    .map((item) => write(item, limit))
    .join(', ')

const writeMap = (map: MapValue, limit: number): string =>
  `{${map
    .keys()
    .slice(0, limit)
    .map((key) => `${JSON.stringify(key)}: ${write(map.get(key) ?? null, limit)}`)
    .join(', ')}}`

/** A float as `string()` writes it: `2.0`, `0.5`. */
export function formatFloat(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return `${Object.is(value, -0) ? '-0' : value}.0`
  return String(value)
}

/** `2020-01-02T00:00:00Z`, with as many decimals as it needs. */
export function formatTimestamp(value: TimestampValue): string {
  const date = value.toDate()
  if (Number.isNaN(date.getTime())) return `timestamp(${value.nanos}ns)`
  return `${date.toISOString().slice(0, 19)}${decimals(value.nanosOfSecond())}Z`
}

/** `90s`, `1.5s`. */
export function formatDuration({ nanos }: DurationValue): string {
  const size = nanos < 0n ? -nanos : nanos
  return `${nanos < 0n ? '-' : ''}${size / 1_000_000_000n}${decimals(size % 1_000_000_000n)}s`
}

const decimals = (nanos: bigint): string =>
  nanos === 0n ? '' : `.${nanos.toString().padStart(9, '0').replace(/0+$/, '')}`
