import { compareDocumentPaths, compareStrings } from './path-order.ts'
import { compareTimestamps } from './timestamp.ts'
import type { Fields, Value } from './value.ts'

/**
 * Firestore's total order over values: by type first, then within the type. Two values that compare as 0 are equal to queries
 * (1 and 1.0, 0 and -0, NaN and NaN); `identicalValues` tells more apart.
 */
// biome-ignore format: a table
const typeOrders = {
  null: 0, boolean: 1, integer: 2, double: 2, timestamp: 3, string: 4, bytes: 5, reference: 6, geopoint: 7, array: 8, vector: 9, map: 10,
} as const satisfies Record<Value['kind'], number>

/** The rank of a value's type; values of one rank compare with `<` and `>` in filters. */
export const typeOrder = (value: Value): number => typeOrders[value.kind]

/** Negative, zero or positive, as `a` sorts before, with or after `b`. */
export function compareValues(a: Value, b: Value): number {
  const byType = typeOrders[a.kind] - typeOrders[b.kind]
  return byType === 0 ? compareWithinType(a, b) : byType
}

/** Whether filters and array transforms hold two values for the same. */
export const valuesEqual = (a: Value, b: Value): boolean => compareValues(a, b) === 0

/** Fields of a map in the order in which maps are compared. */
export const sortedEntries = (fields: Fields): [string, Value][] => [...fields].sort(([a], [b]) => compareStrings(a, b))

/** Numbers by their exact mathematical value, NaN before all others; integers and doubles mix. */
export function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1
  if (a > b) return 1
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  return Number.isNaN(b) ? 1 : 0
}

function compareWithinType(a: Value, b: Value): number {
  switch (a.kind) {
    case 'null':
      return 0
    case 'boolean':
      return b.kind === 'boolean' ? Number(a.value) - Number(b.value) : 0
    case 'integer':
    case 'double':
      return b.kind === 'integer' || b.kind === 'double' ? compareNumbers(a.value, b.value) : 0
    case 'timestamp':
      return b.kind === 'timestamp' ? compareTimestamps(a.value, b.value) : 0
    case 'string':
      return b.kind === 'string' ? compareStrings(a.value, b.value) : 0
    case 'bytes':
      return b.kind === 'bytes' ? compareBytes(a.value, b.value) : 0
    case 'reference':
      return b.kind === 'reference' ? compareDocumentPaths(a.value, b.value) : 0
    case 'geopoint':
      return b.kind === 'geopoint'
        ? compareNumbers(a.latitude, b.latitude) || compareNumbers(a.longitude, b.longitude)
        : 0
    case 'array':
      return b.kind === 'array' ? compareArrays(a.values, b.values) : 0
    case 'vector':
      return b.kind === 'vector' ? compareVectors(a.values, b.values) : 0
    case 'map':
      return b.kind === 'map' ? compareMaps(a.fields, b.fields) : 0
  }
}

/** Unsigned, byte by byte; a prefix sorts first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i]
    if (right === undefined) return 1
    const order = compareValues(left, right)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareVectors(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length
  for (const [i, left] of a.entries()) {
    const order = compareNumbers(left, b[i] ?? 0)
    if (order !== 0) return order
  }
  return 0
}

function compareMaps(a: Fields, b: Fields): number {
  const left = sortedEntries(a)
  const right = sortedEntries(b)
  const shared = Math.min(left.length, right.length)
  for (let i = 0; i < shared; i++) {
    const [leftName, leftValue] = left[i] ?? missing
    const [rightName, rightValue] = right[i] ?? missing
    const order = compareStrings(leftName, rightName) || compareValues(leftValue, rightValue)
    if (order !== 0) return order
  }
  return left.length - right.length
}

const missing: [string, Value] = ['', { kind: 'null' }]
