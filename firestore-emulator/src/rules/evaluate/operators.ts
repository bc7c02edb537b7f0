import { compareStrings } from '../../model/path-order.ts'
import { compareBytes } from '../../model/value-order.ts'
import { type Outcome, RulesError } from '../outcome.ts'
import { checked } from '../std/numbers.ts'
import type { BinaryOperator } from '../syntax/ast.ts'
import { DurationValue, PathValue, type RulesValue, TimestampValue, typeOf } from '../value/value.ts'

export type Ordering = '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/' | '%'

/** What an operator takes, as its error message says it. */
// biome-ignore format: a table
const expected: Readonly<Record<Ordering | Arithmetic, readonly string[]>> = {
  '<':  ['string', 'bytes', 'int', 'float', 'duration', 'timestamp'],
  '<=': ['string', 'bytes', 'int', 'float', 'duration', 'timestamp'],
  '>':  ['string', 'bytes', 'int', 'float', 'duration', 'timestamp'],
  '>=': ['string', 'bytes', 'int', 'float', 'duration', 'timestamp'],
  '+':  ['string', 'int', 'float', 'duration', 'timestamp + duration'],
  '-':  ['int', 'float', 'duration', 'timestamp', 'timestamp - duration'],
  '*':  ['int', 'float'],
  '/':  ['int', 'float'],
  '%':  ['int', 'float'],
}

export const unsupported = (op: BinaryOperator, left: RulesValue, right: RulesValue): RulesError => {
  const forms = op === '==' || op === '!=' ? [] : expected[op]
  const list = forms.map((form) => (form.includes(' ') ? form : `${form} ${op} ${form}`)).join(', ')
  return new RulesError(
    `Unsupported operation error. Received: ${typeOf(left)} ${op} ${typeOf(right)}. Expected: ${list}.`,
  )
}

/** Negative, zero or positive; NaN where there is no order though the types have one; undefined where the types have none. */
export function compare(left: RulesValue, right: RulesValue): number | undefined {
  if (isNumber(left) && isNumber(right)) return left < right ? -1 : left > right ? 1 : notOrdered(left, right)
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right)
  if (left instanceof TimestampValue && right instanceof TimestampValue) return Number(left.nanos - right.nanos)
  if (left instanceof DurationValue && right instanceof DurationValue) return Number(left.nanos - right.nanos)
  if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right)
  return undefined
}

export const isNumber = (value: unknown): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number'

const notOrdered = (left: bigint | number, right: bigint | number): number =>
  Number.isNaN(left) || Number.isNaN(right) ? Number.NaN : 0

/** What an ordering operator makes of `compare`. */
export function ordered(op: Ordering, order: number): boolean {
  if (op === '<') return order < 0
  if (op === '<=') return order <= 0
  return op === '>' ? order > 0 : order >= 0
}

/** `+ - * / %` on ints, floats (an int beside a float becomes one), strings, timestamps and durations. */
export function arithmetic(op: Arithmetic, left: RulesValue, right: RulesValue): Outcome {
  if (typeof left === 'bigint' && typeof right === 'bigint') return onInts(op, left, right)
  if (isNumber(left) && isNumber(right)) return onFloats(op, Number(left), Number(right))
  if (op === '+' && typeof left === 'string' && typeof right === 'string') return left + right
  return onTimes(op, left, right) ?? unsupported(op, left, right)
}

function onInts(op: Arithmetic, left: bigint, right: bigint): Outcome {
  switch (op) {
    case '+':
      return checked(left + right)
    case '-':
      return checked(left - right)
    case '*':
      return checked(left * right)
    case '/':
      return right === 0n ? new RulesError('Divide by zero error.') : checked(left / right)
    case '%':
      return right === 0n ? new RulesError('Divide by zero error.') : left % right
  }
}

function onFloats(op: Arithmetic, left: number, right: number): number {
  switch (op) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '%':
      return left % right
  }
}

function onTimes(op: Arithmetic, left: RulesValue, right: RulesValue): Outcome | undefined {
  if (op !== '+' && op !== '-') return undefined
  const sign = op === '+' ? 1n : -1n
  if (left instanceof TimestampValue) {
    if (right instanceof DurationValue) return new TimestampValue(left.nanos + sign * right.nanos)
    if (right instanceof TimestampValue && op === '-') return new DurationValue(left.nanos - right.nanos)
    return undefined
  }
  if (!(left instanceof DurationValue)) return undefined
  if (right instanceof DurationValue) return new DurationValue(left.nanos + sign * right.nanos)
  return right instanceof TimestampValue && op === '+' ? new TimestampValue(left.nanos + right.nanos) : undefined
}

/** `string + path` has no meaning, but `l[i]`, `s[i]`, `p[i]` and `b[i:j]` do. */
export function elementAt(value: RulesValue, index: RulesValue): Outcome {
  if (typeof index !== 'bigint')
    return new RulesError(`Unsupported operation error. Index is a ${typeOf(index)}, not an int.`)
  const items = itemsOf(value)
  if (items === undefined) return new RulesError(`Unsupported operation error. A ${typeOf(value)} has no index.`)
  const found = index < 0n ? undefined : items[Number(index)]
  return found === undefined ? new RulesError(`Index ${index} out of bounds of ${items.length}.`) : found
}

/** From one index up to another, which is left out. Both the first and the last element named must be there, so `[0:0]` is out of bounds. */
export function sliceOf(value: RulesValue, from: RulesValue, to: RulesValue): Outcome {
  if (typeof from !== 'bigint' || typeof to !== 'bigint')
    return new RulesError('Unsupported operation error. A range takes two ints.')
  const items = value instanceof Uint8Array ? value : itemsOf(value)
  if (items === undefined) return new RulesError(`Unsupported operation error. A ${typeOf(value)} has no range.`)
  const size = BigInt(items.length)
  if (from < 0n || from >= size || to < 1n || to > size || to < from) {
    return new RulesError(`Range ${from}:${to} out of bounds of ${items.length}.`)
  }
  const taken = items.slice(Number(from), Number(to))
  if (taken instanceof Uint8Array) return taken
  if (typeof value === 'string') return taken.join('')
  return value instanceof PathValue ? new PathValue(taken.filter((segment) => typeof segment === 'string')) : taken
}

function itemsOf(value: RulesValue): readonly RulesValue[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return [...value]
  return value instanceof PathValue ? value.segments : undefined
}
