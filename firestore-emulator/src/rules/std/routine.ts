import type { Outcome, RulesError } from '../outcome.ts'
import {
  type DurationValue,
  type LatLng,
  type MapDiff,
  type MapValue,
  type PathValue,
  type RulesValue,
  type SetValue,
  type TimestampValue,
  type TypeName,
  typeOf,
} from '../value/value.ts'

/** What each operand type of the tables below is in TypeScript. */
interface Held {
  null: null
  bool: boolean
  int: bigint
  float: number
  number: bigint | number
  string: string
  bytes: Uint8Array
  text: string | Uint8Array
  list: readonly RulesValue[]
  set: SetValue
  elements: readonly RulesValue[] | SetValue
  map: MapValue
  map_diff: MapDiff
  path: PathValue
  timestamp: TimestampValue
  duration: DurationValue
  latlng: LatLng
  any: RulesValue
}

export type Operand = keyof Held

const broader: Readonly<Partial<Record<Operand, readonly TypeName[]>>> = {
  number: ['int', 'float'],
  text: ['string', 'bytes'],
  elements: ['list', 'set'],
}

/** Whether a value may stand where a table asks for this operand. */
export function accepts(operand: Operand, value: RulesValue): boolean {
  if (operand === 'any') return true
  const type = typeOf(value)
  return type === operand || (broader[operand]?.includes(type) ?? false)
}

/** One row of the standard library: a method of a type, or a function of a namespace. */
export interface Routine {
  /** The receiver's type, or the namespace. */
  readonly on: TypeName | Namespace
  readonly name: string
  readonly takes: readonly Operand[]
  readonly gives: Operand
  /** Called with the receiver (methods only) and operands of the types above. */
  readonly run: (operands: readonly RulesValue[]) => Outcome
}

export const namespaces = ['math', 'timestamp', 'duration', 'latlng', 'hashing'] as const
export type Namespace = (typeof namespaces)[number]

type Operands<Takes extends readonly Operand[]> = { readonly [I in keyof Takes]: Held[Takes[I]] }

/** A row of methods: `'hello'.size()`. */
export function method<On extends TypeName, const Takes extends readonly Operand[], Gives extends Operand>(
  on: On,
  name: string,
  takes: Takes,
  gives: Gives,
  run: (self: Held[On], ...operands: Operands<Takes>) => Held[Gives] | RulesError,
): Routine {
  return {
    on,
    name,
    takes,
    gives,
    run: ([self, ...operands]) => run(self as Held[On], ...(operands as unknown as Operands<Takes>)),
  }
}

/** A row of functions: `math.abs(-1)`, or without a namespace `int('1')`. */
export function func<const Takes extends readonly Operand[], Gives extends Operand>(
  on: Namespace | '',
  name: string,
  takes: Takes,
  gives: Gives,
  run: (...operands: Operands<Takes>) => Held[Gives] | RulesError,
): GlobalRoutine {
  return { on, name, takes, gives, run: (operands) => run(...(operands as unknown as Operands<Takes>)) }
}

/** Like a Routine; `on` is empty for functions that stand alone. */
export type GlobalRoutine = Omit<Routine, 'on'> & { readonly on: Namespace | '' }

/** The first row that takes these operands. */
export const findRoutine = <Row extends Pick<Routine, 'takes'>>(
  rows: readonly Row[] | undefined,
  operands: readonly RulesValue[],
): Row | undefined =>
  rows?.find(
    ({ takes }) =>
      takes.length === operands.length && takes.every((operand, i) => accepts(operand, operands[i] ?? null)),
  )
