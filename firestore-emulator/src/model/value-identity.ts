import type { Fields, Value } from './value.ts'
import { compareBytes, compareNumbers } from './value-order.ts'

/**
 * Whether two values are the same in every respect that a reader can see: 1 is not 1.0, and 0 is not -0. A write whose fields are
 * identical to the stored ones changes nothing.
 */
export function identicalValues(a: Value, b: Value): boolean {
  if (a === b) return true
  switch (a.kind) {
    case 'null':
      return b.kind === 'null'
    case 'boolean':
      return b.kind === 'boolean' && a.value === b.value
    case 'integer':
      return b.kind === 'integer' && a.value === b.value
    case 'double':
      return b.kind === 'double' && Object.is(a.value, b.value)
    case 'timestamp':
      return b.kind === 'timestamp' && a.value.seconds === b.value.seconds && a.value.nanos === b.value.nanos
    case 'string':
      return b.kind === 'string' && a.value === b.value
    case 'bytes':
      return b.kind === 'bytes' && compareBytes(a.value, b.value) === 0
    case 'reference':
      return b.kind === 'reference' && a.value === b.value
    case 'geopoint':
      return b.kind === 'geopoint' && Object.is(a.latitude, b.latitude) && Object.is(a.longitude, b.longitude)
    case 'array':
      return b.kind === 'array' && identicalLists(a.values, b.values)
    case 'vector':
      return (
        b.kind === 'vector' &&
        a.values.length === b.values.length &&
        a.values.every((component, i) => compareNumbers(component, b.values[i] ?? Number.NaN) === 0)
      )
    case 'map':
      return b.kind === 'map' && identicalFields(a.fields, b.fields)
  }
}

/** Whether two documents or maps hold the same fields with identical values, in whatever order. */
export function identicalFields(a: Fields, b: Fields): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [name, value] of a) {
    const other = b.get(name)
    if (other === undefined || !identicalValues(value, other)) return false
  }
  return true
}

const identicalLists = (a: readonly Value[], b: readonly Value[]): boolean =>
  a.length === b.length &&
  a.every((value, i) => {
    const other = b[i]
    return other !== undefined && identicalValues(value, other)
  })
