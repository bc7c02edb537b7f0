import { nullValueError, type Outcome, RulesError, Unknown, undefinedProperty } from '../outcome.ts'
import {
  equalUnknown,
  isIn,
  memberUnknown,
  orderUnknown,
  partialList,
  partialMap,
  propertyUnknown,
  typeUnknown,
} from '../prove/unknown-operations.ts'
import type { BinaryOperator, Expr } from '../syntax/ast.ts'
import { equalValues } from '../value/equality.ts'
import { DurationValue, MapValue, PathValue, type RulesValue, typeOf } from '../value/value.ts'
import { compileCall, compileMethod } from './compile-call.ts'
import { type Evaluation, type Run, tooManyExpressions } from './evaluation.ts'
import { compileChoice, compileLogic, compileNot } from './logic.ts'
import { arithmetic, compare, elementAt, isNumber, ordered, sliceOf, unsupported } from './operators.ts'
import type { Place } from './place.ts'

type Form<Kind extends Expr['kind']> = Extract<Expr, { kind: Kind }>

/** Turns an expression into a closure, once; the closure also counts what it evaluates. */
export function compileExpression(expr: Expr, place: Place): Run {
  const run = compileForm(expr, place)
  if (expr.kind === 'literal') return run
  const cell = place.cell(expr)
  const cost = 1 + place.literalsIn(expr)
  return (e) => {
    if (!e.spend(cost)) return tooManyExpressions
    const outcome = run(e)
    if (e.trace === undefined) cell.hit(outcome)
    else e.trace.outcomes.set(expr, outcome)
    return outcome
  }
}

function compileForm(expr: Expr, place: Place): Run {
  switch (expr.kind) {
    case 'literal': {
      const { value } = expr
      return () => value
    }
    case 'name':
      return place.name(expr.name, expr.span)
    case 'member':
      return compileMember(expr, place)
    case 'index':
      return strict([expr.object, expr.index], place, ([object, index]) => at(object ?? null, index ?? null), {
        unknown: ([object, index]) =>
          object instanceof Unknown && typeof index === 'string' ? propertyUnknown(object, index) : undefined,
      })
    case 'slice':
      return strict([expr.object, expr.from, expr.to], place, ([object, from, to]) =>
        sliceOf(object ?? null, from ?? null, to ?? null),
      )
    case 'call':
      return compileCall(expr, place)
    case 'method':
      return compileMethod(expr, place)
    case 'not':
      return compileNot(compileExpression(expr.operand, place))
    case 'negate':
      return strict([expr.operand], place, ([operand]) => negated(operand ?? null))
    case 'binary':
      return compileBinary(expr, place)
    case 'logic':
      return compileLogic(expr.op, compileExpression(expr.left, place), compileExpression(expr.right, place))
    case 'choice':
      return compileChoice(
        compileExpression(expr.condition, place),
        compileExpression(expr.yes, place),
        compileExpression(expr.no, place),
      )
    case 'in':
      return compileIn(expr, place)
    case 'is':
      return compileIs(expr, place)
    case 'list':
      return compileList(expr, place)
    case 'map':
      return compileMap(expr, place)
    case 'path':
      return compilePath(expr, place)
  }
}

/** Evaluates all parts in order; an error among them is the outcome, and else an unknown. */
function strict(
  parts: readonly Expr[],
  place: Place,
  apply: (values: readonly RulesValue[]) => Outcome,
  { unknown }: { unknown?: (values: readonly (RulesValue | Unknown)[]) => Outcome | undefined } = {},
): Run {
  const runs = parts.map((part) => compileExpression(part, place))
  return (e) => {
    const values: (RulesValue | Unknown)[] = []
    let vague: Unknown | undefined
    for (const run of runs) {
      const value = run(e)
      if (value instanceof RulesError) return value
      if (value instanceof Unknown) vague ??= value
      values.push(value)
    }
    if (vague === undefined) return apply(values as RulesValue[])
    return unknown?.(values) ?? new Unknown(vague.why)
  }
}

function compileMember({ object, name }: Form<'member'>, place: Place): Run {
  const run = compileExpression(object, place)
  const missing = new RulesError(undefinedProperty(name))
  return (e) => {
    const value = run(e)
    if (value instanceof MapValue) {
      const found = value.get(name)
      return found === undefined ? missing : found
    }
    if (value instanceof RulesError) return value
    if (value instanceof Unknown) return propertyUnknown(value, name)
    return value === null ? nullValueError : missing
  }
}

function at(object: RulesValue, index: RulesValue): Outcome {
  if (object === null) return nullValueError
  if (!(object instanceof MapValue)) return elementAt(object, index)
  const found = typeof index === 'string' ? object.get(index) : undefined
  return found === undefined ? new RulesError(undefinedProperty(String(index))) : found
}

function negated(value: RulesValue): Outcome {
  if (typeof value === 'bigint') return -value
  if (typeof value === 'number') return -value
  if (value instanceof DurationValue) return new DurationValue(-value.nanos)
  return new RulesError(`Unsupported operation error. Received: -${typeOf(value)}. Expected: -int, -float, -duration.`)
}

function compileBinary({ op, left, right }: Form<'binary'>, place: Place): Run {
  const runLeft = compileExpression(left, place)
  const runRight = compileExpression(right, place)
  const apply = binaryOperation(op)
  return (e) => {
    const a = runLeft(e)
    if (a instanceof RulesError) return a
    const b = runRight(e)
    return b instanceof RulesError ? b : apply(a, b)
  }
}

function binaryOperation(op: BinaryOperator): (a: RulesValue | Unknown, b: RulesValue | Unknown) => Outcome {
  switch (op) {
    case '==':
      return (a, b) => (a instanceof Unknown || b instanceof Unknown ? equalUnknown(a, b) : equalValues(a, b))
    case '!=':
      return (a, b) => {
        if (!(a instanceof Unknown) && !(b instanceof Unknown)) return !equalValues(a, b)
        const equal = equalUnknown(a, b)
        return equal instanceof Unknown ? equal : !equal
      }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (a, b) => {
        if (a instanceof Unknown || b instanceof Unknown) return orderUnknown(op, a, b)
        const order = compare(a, b)
        return order === undefined ? unsupported(op, a, b) : ordered(op, order)
      }
    default:
      return (a, b) => {
        if (a instanceof Unknown) return new Unknown(a.why)
        return b instanceof Unknown ? new Unknown(b.why) : arithmetic(op, a, b)
      }
  }
}

function compileIn({ left, right }: Form<'in'>, place: Place): Run {
  const runLeft = compileExpression(left, place)
  const runRight = compileExpression(right, place)
  return (e) => {
    const value = runLeft(e)
    if (value instanceof RulesError) return value
    const container = runRight(e)
    if (container instanceof RulesError) return container
    if (value instanceof Unknown || container instanceof Unknown) return memberUnknown(value, container)
    if (container === null) return nullValueError
    const found = isIn(value, container)
    if (found !== undefined) return found
    return new RulesError(
      `Unsupported operation error. Received: ${typeOf(value)} in ${typeOf(container)}. Expected: any in list, string in map, any in set.`,
    )
  }
}

function compileIs({ operand, type }: Form<'is'>, place: Place): Run {
  const run = compileExpression(operand, place)
  return (e) => {
    const value = run(e)
    if (value instanceof RulesError) return value
    if (value instanceof Unknown) return typeUnknown(value, type)
    return type === 'number' ? isNumber(value) : typeOf(value) === type
  }
}

function compileList({ items }: Form<'list'>, place: Place): Run {
  const runs = items.map((item) => compileExpression(item, place))
  return (e) => {
    const values = runs.map((run) => run(e))
    return values.some((value) => value instanceof RulesError || value instanceof Unknown)
      ? partialList(values)
      : (values as RulesValue[])
  }
}

function compileMap({ entries }: Form<'map'>, place: Place): Run {
  const runs = entries.map(
    ({ key, value }) => [compileExpression(key, place), compileExpression(value, place)] as const,
  )
  return (e) => {
    const known = new Map<string, RulesValue | Unknown>()
    let vague = false
    for (const [runKey, runValue] of runs) {
      const key = runKey(e)
      if (key instanceof RulesError || key instanceof Unknown)
        return key instanceof Unknown ? new Unknown(key.why) : key
      if (typeof key !== 'string') return new RulesError(`A map's key must be a string, not a ${typeOf(key)}.`)
      const value = runValue(e)
      if (value instanceof RulesError) return value
      vague ||= value instanceof Unknown
      known.set(key, value)
    }
    return vague ? partialMap(known) : MapValue.of(known as Map<string, RulesValue>)
  }
}

function compilePath({ segments }: Form<'path'>, place: Place): Run {
  const runs = segments.map((parts) =>
    parts.map((part) => (typeof part === 'string' ? () => part : compileExpression(part, place))),
  )
  return (e) => {
    const path: string[] = []
    let vague: Unknown | undefined
    let isPath = true
    for (const parts of runs) {
      const segment = joinParts(parts, e)
      if (segment instanceof RulesError) return segment
      if (segment instanceof Unknown) {
        vague ??= segment
        isPath &&= segment.facts?.type === 'string' || segment.facts?.type === 'path'
      } else path.push(...segment)
    }
    return vague === undefined ? new PathValue(path) : new Unknown(vague.why, isPath ? { type: 'path' } : undefined)
  }
}

/** The segments that one segment of a path literal gives: one, or those of an interpolated path. */
function joinParts(parts: readonly Run[], e: Evaluation): readonly string[] | RulesError | Unknown {
  let text = ''
  for (const part of parts) {
    const value = part(e)
    if (value instanceof RulesError || value instanceof Unknown) return value
    if (value instanceof PathValue && parts.length === 1) return value.segments
    if (value === null) return nullValueError
    if (typeof value !== 'string' && typeof value !== 'bigint') {
      return new RulesError(`A path segment must be a string, not a ${typeOf(value)}.`)
    }
    text += String(value)
  }
  return [text]
}
