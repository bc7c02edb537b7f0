/**
 * The values of the rules language. Those that JavaScript has stand for themselves (an int is a bigint, a float a number); the others are
 * the classes below. Lists are read-only arrays.
 */
export type RulesValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | readonly RulesValue[]
  | MapValue
  | SetValue
  | MapDiff
  | PathValue
  | TimestampValue
  | DurationValue
  | LatLng

/** The names that `is` knows, and null. */
export type TypeName =
  | 'null'
  | 'bool'
  | 'int'
  | 'float'
  | 'string'
  | 'bytes'
  | 'list'
  | 'map'
  | 'set'
  | 'map_diff'
  | 'path'
  | 'timestamp'
  | 'duration'
  | 'latlng'

export function typeOf(value: RulesValue): TypeName {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'boolean':
      return 'bool'
    case 'bigint':
      return 'int'
    case 'number':
      return 'float'
    default:
      if (value === null) return 'null'
      if (Array.isArray(value)) return 'list'
      return value instanceof Uint8Array ? 'bytes' : (value as Exclude<typeof value, readonly RulesValue[]>).type
  }
}

const itself = (value: unknown): RulesValue => value as RulesValue

/** A map, whose values may be converted from what documents or tokens hold only when they are asked for. */
export class MapValue {
  readonly type = 'map'
  readonly #source: ReadonlyMap<string, unknown>
  readonly #read: (raw: unknown) => RulesValue
  #known: Map<string, RulesValue> | undefined

  private constructor(source: ReadonlyMap<string, unknown>, read: (raw: unknown) => RulesValue) {
    this.#source = source
    this.#read = read
  }

  static of(entries: ReadonlyMap<string, RulesValue>): MapValue {
    return new MapValue(entries, itself)
  }

  static reading<Raw>(source: ReadonlyMap<string, Raw>, read: (raw: Raw) => RulesValue): MapValue {
    return new MapValue(source, read as (raw: unknown) => RulesValue)
  }

  get size(): number {
    return this.#source.size
  }

  has(key: string): boolean {
    return this.#source.has(key)
  }

  get(key: string): RulesValue | undefined {
    const known = this.#known?.get(key)
    if (known !== undefined) return known
    const raw = this.#source.get(key)
    if (raw === undefined) return undefined
    const value = this.#read(raw)
    if (typeof value === 'object' && value !== null) {
      this.#known ??= new Map()
      this.#known.set(key, value)
    }
    return value
  }

  /** In alphabetical order, however the map was written. */
  keys(): string[] {
    return [...this.#source.keys()].sort()
  }

  entries(): [string, RulesValue][] {
    return this.keys().map((key) => [key, this.get(key) ?? null])
  }
}

/** Distinct values, in the order in which they came. */
export class SetValue {
  readonly type = 'set'
  readonly items: readonly RulesValue[]

  constructor(distinct: readonly RulesValue[]) {
    this.items = distinct
  }
}

/** How `after` differs from `before`: what `after.diff(before)` gives. */
export class MapDiff {
  readonly type = 'map_diff'
  readonly after: MapValue
  readonly before: MapValue

  constructor(after: MapValue, before: MapValue) {
    this.after = after
    this.before = before
  }
}

export class PathValue {
  readonly type = 'path'
  readonly segments: readonly string[]

  constructor(segments: readonly string[]) {
    this.segments = segments
  }

  toString(): string {
    return `/${this.segments.join('/')}`
  }
}

const nanosPerSecond = 1_000_000_000n

/** Nanoseconds since 1970. */
export class TimestampValue {
  readonly type = 'timestamp'
  readonly nanos: bigint

  constructor(nanos: bigint) {
    this.nanos = nanos
  }

  static of(seconds: number, nanos: number): TimestampValue {
    return new TimestampValue(BigInt(seconds) * nanosPerSecond + BigInt(nanos))
  }

  static ofMillis(millis: number): TimestampValue {
    return new TimestampValue(BigInt(millis) * 1_000_000n)
  }

  /** The calendar's view, cut to milliseconds. */
  toDate(): Date {
    return new Date(Number(floorDivide(this.nanos, 1_000_000n)))
  }

  nanosOfSecond(): bigint {
    return this.nanos - floorDivide(this.nanos, nanosPerSecond) * nanosPerSecond
  }
}

export class DurationValue {
  readonly type = 'duration'
  readonly nanos: bigint

  constructor(nanos: bigint) {
    this.nanos = nanos
  }
}

export class LatLng {
  readonly type = 'latlng'
  readonly latitude: number
  readonly longitude: number

  constructor(latitude: number, longitude: number) {
    this.latitude = latitude
    this.longitude = longitude
  }
}

/** Integer division that rounds down, below zero too. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
}
