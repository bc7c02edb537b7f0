import { compare, isNumber, type Ordering } from '../evaluate/operators.ts'
import { type Outcome, RulesError, Unknown, undefinedProperty } from '../outcome.ts'
import { methodsNamed } from '../std/library.ts'
import { findRoutine } from '../std/routine.ts'
import { contains, containsAll, equalValues } from '../value/equality.ts'
import { MapValue, type RulesValue, SetValue, typeOf } from '../value/value.ts'
import type { Facts } from './facts.ts'

/**
 * The operators where an operand is unknown. Each answers with a value only if that value is right for every document that the
 * facts allow, and else passes the unknown on. An operand without facts may be an error, and then the answer would be one.
 */
type Operand = RulesValue | Unknown

/** `a == b`, at least one of them unknown. */
export function equalUnknown(a: Operand, b: Operand): boolean | Unknown {
  if (!(a instanceof Unknown)) return b instanceof Unknown ? equalUnknown(b, a) : equalValues(a, b)
  if (a.facts === undefined || b instanceof Unknown) return passOn(a, b)
  if (a.facts.equal !== undefined) return equalValues(a.facts.equal, b)
  return excludes(a.facts, b) ? false : passOn(a, b)
}

/** `a < b` and its kin, at least one of them unknown. */
export function orderUnknown(op: Ordering, a: Operand, b: Operand): boolean | Unknown {
  if (!(a instanceof Unknown)) return b instanceof Unknown ? orderUnknown(mirrored[op], b, a) : passOn(a, b)
  if (a.facts === undefined || b instanceof Unknown || !sameClass(a.facts, b)) return passOn(a, b)
  const { lower, upper } = a.facts
  const aboveLower = lower && compare(lower.value, b)
  const belowUpper = upper && compare(upper.value, b)
  switch (op) {
    case '<':
      if (belowUpper !== undefined && (belowUpper < 0 || (belowUpper === 0 && !upper?.inclusive))) return true
      return aboveLower !== undefined && aboveLower >= 0 ? false : passOn(a, b)
    case '<=':
      if (belowUpper !== undefined && belowUpper <= 0) return true
      return aboveLower !== undefined && (aboveLower > 0 || (aboveLower === 0 && !lower?.inclusive))
        ? false
        : passOn(a, b)
    case '>':
      if (aboveLower !== undefined && (aboveLower > 0 || (aboveLower === 0 && !lower?.inclusive))) return true
      return belowUpper !== undefined && belowUpper <= 0 ? false : passOn(a, b)
    case '>=':
      if (aboveLower !== undefined && aboveLower >= 0) return true
      return belowUpper !== undefined && (belowUpper < 0 || (belowUpper === 0 && !upper?.inclusive))
        ? false
        : passOn(a, b)
  }
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const satisfies Record<Ordering, Ordering>

/** `value in container`, at least one of them unknown. */
export function memberUnknown(value: Operand, container: Operand): Outcome {
  if (container instanceof Unknown) {
    const { facts } = container
    if (facts === undefined || value instanceof Unknown) return passOn(value, container)
    if (facts.equal !== undefined) return isIn(value, facts.equal) ?? passOn(value, container)
    const holds =
      (facts.contains && contains(facts.contains, value)) || (typeof value === 'string' && facts.entries?.has(value))
    return holds ? true : passOn(value, container)
  }
  const items = candidates(container)
  if (!(value instanceof Unknown) || value.facts === undefined || items === undefined) return passOn(value, container)
  const { facts } = value
  if (facts.equal !== undefined) return contains(items, facts.equal)
  return items.every((item) => excludes(facts, item)) ? false : passOn(value, container)
}

/** `value in container` of settled values; undefined where `in` has no meaning. */
export function isIn(value: RulesValue, container: RulesValue): boolean | undefined {
  if (container instanceof MapValue) return typeof value === 'string' ? container.has(value) : undefined
  const items = candidates(container)
  return items === undefined ? undefined : contains(items, value)
}

function candidates(container: RulesValue): readonly RulesValue[] | undefined {
  if (Array.isArray(container)) return container
  if (container instanceof MapValue) return container.keys()
  return container instanceof SetValue ? container.items : undefined
}

/** `value is type`. */
export function typeUnknown(value: Unknown, type: string): boolean | Unknown {
  const known = value.facts?.type
  if (known === undefined) return value.facts === undefined ? blank(value) : someBool(value)
  if (known === 'number') return type === 'number' ? true : type === 'int' || type === 'float' ? someBool(value) : false
  return type === known || (type === 'number' && (known === 'int' || known === 'float'))
}

/** True or false, and no error. */
const someBool = ({ why }: Unknown): Unknown => new Unknown(why, { type: 'bool' })

/** `map.name` or `map['name']`. */
export function propertyUnknown(map: Unknown, name: string): Operand {
  const { facts } = map
  const entry = facts?.entries?.get(name)
  if (entry !== undefined) return entry
  return new Unknown(facts === undefined && map.why !== '' ? map.why : undefinedProperty(name))
}

/** `receiver.name(operands)`, at least one of them unknown. */
export function methodUnknown(receiver: Operand, name: string, operands: readonly Operand[]): Outcome {
  const unsettled = [receiver, ...operands].find((operand) => operand instanceof Unknown)
  const pass = unsettled ?? new Unknown('')
  if (!(receiver instanceof Unknown) || receiver.facts === undefined) return blank(pass)
  const settled = operands.filter((operand): operand is RulesValue => !(operand instanceof Unknown))
  if (name === 'get') return knownEntry(receiver.facts, operands[0]) ?? blank(pass)
  if (settled.length < operands.length) return blank(pass)
  return onFacts(receiver.facts, name, settled, receiver.why) ?? blank(pass)
}

function knownEntry(facts: Facts, key: Operand | undefined): Operand | undefined {
  return typeof key === 'string' ? facts.entries?.get(key) : undefined
}

/** Methods whose answer doesn't depend on whether a number is an int or a float. */
const indifferent: ReadonlySet<string> = new Set(['size', 'hasAll', 'hasAny', 'hasOnly', 'keys'])

function onFacts(facts: Facts, name: string, operands: readonly RulesValue[], why: string): Outcome | undefined {
  const { equal, entries } = facts
  if (equal !== undefined && indifferent.has(name)) {
    const routine = findRoutine(methodsNamed(name)?.get(typeOf(equal)), operands)
    return routine?.run([equal, ...operands])
  }
  if (name === 'keys' && entries !== undefined) return new Unknown(why, { type: 'list', contains: [...entries.keys()] })
  if (name === 'size' && entries !== undefined) return atLeast(entries.size, why)
  const known = facts.contains
  if (known === undefined) return undefined
  if (name === 'toSet') return new Unknown(why, { type: 'set', contains: known })
  if (name === 'size') return atLeast(1, why)
  const wanted = operands[0] === undefined ? undefined : candidates(operands[0])
  if (wanted === undefined || operands[0] instanceof MapValue) return undefined
  if (name === 'hasAll' && containsAll(known, wanted)) return true
  return name === 'hasAny' && wanted.some((item) => contains(known, item)) ? true : undefined
}

const atLeast = (size: number, why: string): Unknown =>
  new Unknown(why, { type: 'int', lower: { value: BigInt(size), inclusive: true } })

/** Nothing is known of the result, not even that it is no error. */
const blank = ({ why }: Unknown): Unknown => new Unknown(why)

/** The unknown operand that keeps the answer from being known; the one that may be an error first. */
function passOn(a: Operand, b: Operand): Unknown {
  const unknowns = [a, b].filter((operand) => operand instanceof Unknown)
  return blank(unknowns.find(({ facts }) => facts === undefined) ?? unknowns[0] ?? new Unknown(''))
}

/** A list or map of which some parts are unknown: known as far as no part can be an error. */
export function partialList(items: readonly Outcome[]): Outcome {
  const failed = items.find((item) => item instanceof RulesError)
  if (failed !== undefined) return failed
  const vague = items.find((item) => item instanceof Unknown && item.facts === undefined)
  if (vague instanceof Unknown) return blank(vague)
  const settled = items.filter(
    (item): item is RulesValue => !(item instanceof Unknown) && !(item instanceof RulesError),
  )
  return new Unknown('', { type: 'list', contains: settled })
}

export function partialMap(entries: ReadonlyMap<string, Operand>): Unknown {
  const vague = [...entries.values()].find((value) => value instanceof Unknown && value.facts === undefined)
  return vague instanceof Unknown ? blank(vague) : new Unknown('', { type: 'map', entries })
}

/** Whether no value that these facts allow equals `value`. */
function excludes(facts: Facts, value: RulesValue): boolean {
  if (facts.type !== undefined && !sameClass(facts, value)) return true
  if (facts.not !== undefined && contains(facts.not, value)) return true
  if (facts.contains !== undefined && !(Array.isArray(value) && containsAll(value, facts.contains)))
    return facts.type === 'list'
  const { lower, upper } = facts
  const toLower = lower && compare(lower.value, value)
  const toUpper = upper && compare(upper.value, value)
  if (toLower !== undefined && (toLower > 0 || (toLower === 0 && !lower?.inclusive))) return true
  return toUpper !== undefined && (toUpper < 0 || (toUpper === 0 && !upper?.inclusive))
}

/** Whether a value's type is the one that the facts name; ints and floats are one class. */
function sameClass({ type }: Facts, value: RulesValue): boolean {
  if (type === 'number' || type === 'int' || type === 'float') return isNumber(value)
  return type === typeOf(value)
}
