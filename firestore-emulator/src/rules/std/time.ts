import { RulesError } from '../outcome.ts'
import { DurationValue, floorDivide, TimestampValue } from '../value/value.ts'
import { func, method } from './routine.ts'

const second = 1_000_000_000n
const day = 86_400n * second

// biome-ignore format: a table
export const timeMethods = [
  method('timestamp', 'year',      [], 'int',       (t) => BigInt(t.toDate().getUTCFullYear())),
  method('timestamp', 'month',     [], 'int',       (t) => BigInt(t.toDate().getUTCMonth() + 1)),
  method('timestamp', 'day',       [], 'int',       (t) => BigInt(t.toDate().getUTCDate())),
  method('timestamp', 'dayOfWeek', [], 'int',       (t) => BigInt(t.toDate().getUTCDay() || 7)),
  method('timestamp', 'dayOfYear', [], 'int',       (t) => dayOfYear(t)),
  method('timestamp', 'hours',     [], 'int',       (t) => BigInt(t.toDate().getUTCHours())),
  method('timestamp', 'minutes',   [], 'int',       (t) => BigInt(t.toDate().getUTCMinutes())),
  method('timestamp', 'seconds',   [], 'int',       (t) => BigInt(t.toDate().getUTCSeconds())),
  method('timestamp', 'nanos',     [], 'int',       (t) => t.nanosOfSecond()),
  method('timestamp', 'date',      [], 'timestamp', (t) => new TimestampValue(floorDivide(t.nanos, day) * day)),
  method('timestamp', 'time',      [], 'duration',  (t) => new DurationValue(t.nanos - floorDivide(t.nanos, day) * day)),
  method('timestamp', 'toMillis',  [], 'int',       (t) => floorDivide(t.nanos, 1_000_000n)),
  method('duration',  'seconds',   [], 'int',       (d) => d.nanos / second),
  method('duration',  'nanos',     [], 'int',       (d) => d.nanos % second),
]

// biome-ignore format: a table
export const timeFunctions = [
  func('timestamp', 'date',  ['int', 'int', 'int'],        'timestamp', date),
  func('timestamp', 'value', ['int'],                      'timestamp', (millis) => new TimestampValue(millis * 1_000_000n)),
  func('duration',  'value', ['int', 'string'],            'duration',  duration),
  func('duration',  'time',  ['int', 'int', 'int', 'int'], 'duration',  (h, m, s, ns) => new DurationValue(((h * 60n + m) * 60n + s) * second + ns)),
  func('duration',  'abs',   ['duration'],                 'duration',  (d) => new DurationValue(d.nanos < 0n ? -d.nanos : d.nanos)),
]

function dayOfYear(time: TimestampValue): bigint {
  const date = time.toDate()
  const newYear = Date.UTC(date.getUTCFullYear(), 0, 1)
  return BigInt(Math.floor((date.getTime() - newYear) / 86_400_000) + 1)
}

function date(year: bigint, month: bigint, day: bigint): TimestampValue | RulesError {
  const made = new Date(0)
  made.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  const stands = made.getUTCFullYear() === Number(year) && made.getUTCMonth() === Number(month) - 1
  return stands && made.getUTCDate() === Number(day)
    ? TimestampValue.ofMillis(made.getTime())
    : new RulesError(`No such date: ${year}-${month}-${day}.`)
}

// biome-ignore format: a table
const units: ReadonlyMap<string, bigint> = new Map([
  ['w', 7n * day], ['d', day], ['h', 3600n * second], ['m', 60n * second], ['s', second], ['ms', 1_000_000n], ['ns', 1n],
])

function duration(size: bigint, unit: string): DurationValue | RulesError {
  const nanos = units.get(unit)
  return nanos === undefined ? new RulesError(`Unknown unit of duration: ${unit}.`) : new DurationValue(size * nanos)
}
