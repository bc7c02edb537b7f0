import { compareBytes } from '../../model/value-order.ts'
import { LatLng, MapDiff, MapValue, PathValue, type RulesValue, SetValue, typeOf } from './value.ts'

/** Whether `==` holds: by value and deep; an int and a float by number, but not inside of lists and maps; any other two types never. */
export function equalValues(a: RulesValue, b: RulesValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') {
    // Loose equality of a bigint and a number compares their exact numbers.
    // biome-ignore lint/suspicious/noDoubleEquals: see above
    return a === b || (isNumber(a) && isNumber(b) && a == b)
  }
  if (a === b) return true
  if (a === null || b === null || typeOf(a) !== typeOf(b)) return false
  return equalObjects(a, b)
}

const isNumber = (value: RulesValue): value is bigint | number => typeof value === 'bigint' || typeof value === 'number'

function equalObjects(a: object, b: object): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b)
  if (a instanceof MapValue) return b instanceof MapValue && equalMaps(a, b)
  if (a instanceof PathValue) return b instanceof PathValue && equalLists(a.segments, b.segments)
  if (a instanceof SetValue)
    return b instanceof SetValue && a.items.length === b.items.length && containsAll(a.items, b.items)
  if (a instanceof Uint8Array) return b instanceof Uint8Array && compareBytes(a, b) === 0
  if (a instanceof LatLng) return b instanceof LatLng && a.latitude === b.latitude && a.longitude === b.longitude
  if (a instanceof MapDiff) return b instanceof MapDiff && equalMaps(a.after, b.after) && equalMaps(a.before, b.before)
  return 'nanos' in a && 'nanos' in b && a.nanos === b.nanos
}

const equalLists = (a: readonly RulesValue[], b: readonly RulesValue[]): boolean =>
  a.length === b.length && a.every((item, i) => sameValue(item, b[i] ?? null))

function equalMaps(a: MapValue, b: MapValue): boolean {
  if (a.size !== b.size) return false
  return a.keys().every((key) => {
    const other = b.get(key)
    return other !== undefined && sameValue(a.get(key) ?? null, other)
  })
}

/** Equal, and of one type: an int and a float differ here, as a write that turns one into the other changes the document. */
export const sameValue = (a: RulesValue, b: RulesValue): boolean => typeof a === typeof b && equalValues(a, b)

export const contains = (items: readonly RulesValue[], value: RulesValue): boolean =>
  items.some((item) => equalValues(item, value))

export const containsAll = (items: readonly RulesValue[], wanted: readonly RulesValue[]): boolean =>
  wanted.every((value) => contains(items, value))

/** Each value once, at its first place. */
export function distinct(items: readonly RulesValue[]): RulesValue[] {
  const seen: RulesValue[] = []
  for (const item of items) if (!contains(seen, item)) seen.push(item)
  return seen
}
