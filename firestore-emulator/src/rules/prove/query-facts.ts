import { isDocumentKey } from '../../model/path.ts'
import type { FieldFilter } from '../../model/query-order.ts'
import type { Value } from '../../model/value.ts'
import { Unknown } from '../outcome.ts'
import { fromDocumentValue } from '../value/convert.ts'
import { MapValue, type RulesValue, SetValue } from '../value/value.ts'
import type { Facts } from './facts.ts'

/** What a field is in every document of one alternative of a query: a value, or an unknown with facts. */
export type FieldOutcome = RulesValue | Unknown

/** The conditions on one field, and below it those on the fields of the map that it must be. */
interface FieldNode {
  readonly filters: FieldFilter[]
  readonly children: Map<string, FieldNode>
}

/**
 * What the conditions of one alternative guarantee of `resource.data`: the entries that must be there. Numbers that a condition names may
 * be stored as ints or as floats; `asStored` decides (see `storedForms`).
 */
export function guaranteedEntries(
  filters: readonly FieldFilter[],
  asStored: (filter: FieldFilter) => FieldOutcome,
): Map<string, FieldOutcome> {
  const root: FieldNode = { filters: [], children: new Map() }
  for (const filter of filters) if (!isDocumentKey(filter.field)) nodeAt(root, filter.field).filters.push(filter)
  return settleAll(root, asStored)
}

function nodeAt(root: FieldNode, field: readonly string[]): FieldNode {
  let node = root
  for (const name of field) {
    const child: FieldNode = node.children.get(name) ?? { filters: [], children: new Map() }
    node.children.set(name, child)
    node = child
  }
  return node
}

const settleAll = (node: FieldNode, asStored: (filter: FieldFilter) => FieldOutcome): Map<string, FieldOutcome> =>
  new Map([...node.children].map(([name, child]) => [name, settle(child, asStored)]))

function settle(node: FieldNode, asStored: (filter: FieldFilter) => FieldOutcome): FieldOutcome {
  const equality = node.filters.find(({ op }) => op === '==')
  if (equality !== undefined) return asStored(equality)
  const own = node.filters.map(factsOf).reduce(bothHold, {})
  if (node.children.size === 0) return new Unknown('', own)
  return new Unknown('', bothHold(own, { type: 'map', entries: settleAll(node, asStored) }))
}

/** What one condition other than equality says of the field. That the field is there, it always says. */
function factsOf({ op, value }: FieldFilter): Facts {
  switch (op) {
    case '!=':
      return differsFrom([value])
    case 'not-in':
      return differsFrom(value.kind === 'array' ? value.values : [])
    case '<':
    case '<=':
      return withinType(value, { upper: { value: fromDocumentValue(value), inclusive: op === '<=' } })
    case '>':
    case '>=':
      return withinType(value, { lower: { value: fromDocumentValue(value), inclusive: op === '>=' } })
    case 'array-contains':
      return { type: 'list', contains: [fromDocumentValue(value)] }
    default:
      return {}
  }
}

/**
 * Null never matches these conditions, whatever they name. References of other projects look the same to rules, so a reference that differs may
 * still be an equal path.
 */
const differsFrom = (values: readonly Value[]): Facts => ({
  not: [null, ...values.filter(({ kind }) => kind !== 'reference').map(fromDocumentValue)],
})

/**
 * A range returns values of its bound's type only. Bounds count where rules can order the type too. NaN, which sorts before all numbers, is
 * taken as never meant by a range.
 */
function withinType(value: Value, bounds: Facts): Facts {
  switch (value.kind) {
    case 'integer':
      return { type: 'number', ...bounds }
    case 'double':
      return Number.isNaN(value.value) ? {} : { type: 'number', ...bounds }
    case 'string':
    case 'bytes':
    case 'timestamp':
      return { type: value.kind, ...bounds }
    case 'boolean':
      return { type: 'bool' }
    case 'array':
      return { type: 'list' }
    case 'map':
      return { type: 'map' }
    case 'reference':
      return { type: 'path' }
    case 'geopoint':
      return { type: 'latlng' }
    default:
      return {}
  }
}

/** Two sets of facts together. Of two bounds on one side the first stays, which is no less true. */
function bothHold(a: Facts, b: Facts): Facts {
  const not = [...(a.not ?? []), ...(b.not ?? [])]
  const contains = [...(a.contains ?? []), ...(b.contains ?? [])]
  return {
    ...b,
    ...a,
    ...(not.length > 0 ? { not } : {}),
    ...(contains.length > 0 ? { contains } : {}),
  }
}

/** The forms in which a value that equals `value` to a query may be stored. More than one for numbers only. */
export function storedForms(value: Value): readonly FieldOutcome[] {
  if (value.kind === 'integer') {
    const float = Number(value.value)
    return BigInt(float) === value.value ? [value.value, ...floatForms(float)] : [value.value]
  }
  if (value.kind === 'double') {
    const whole = Number.isInteger(value.value) ? BigInt(value.value) : undefined
    const fits = whole !== undefined && whole === BigInt.asIntN(64, whole)
    return fits ? [whole, ...floatForms(value.value)] : floatForms(value.value)
  }
  return [anyForm(value)]
}

const floatForms = (float: number): number[] => (float === 0 ? [0, -0] : [float])

/** One outcome that covers all forms. */
export function anyForm(value: Value): FieldOutcome {
  const equal = fromDocumentValue(value)
  if (value.kind === 'integer' || value.kind === 'double') {
    const bound = { value: equal, inclusive: true }
    return new Unknown('', { type: 'number', equal, lower: bound, upper: bound })
  }
  if (!holdsNumbers(equal)) return equal
  return new Unknown('', { type: equal instanceof MapValue ? 'map' : 'list', equal })
}

function holdsNumbers(value: RulesValue): boolean {
  if (typeof value === 'bigint' || typeof value === 'number') return true
  if (Array.isArray(value)) return value.some(holdsNumbers)
  if (value instanceof MapValue) return value.entries().some(([, entry]) => holdsNumbers(entry))
  return value instanceof SetValue
}
