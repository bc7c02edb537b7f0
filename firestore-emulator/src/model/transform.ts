import { getField, withField } from './field-access.ts'
import { type CommitTime, toTimestamp } from './timestamp.ts'
import { type Fields, nullValue, type Value } from './value.ts'
import { compareNumbers, valuesEqual } from './value-order.ts'
import type { FieldTransform } from './write.ts'

const maxInteger = 2n ** 63n - 1n
const minInteger = -(2n ** 63n)

/** Applies one transform to fields, and tells what its caller hears of it: the new value, or null for the array transforms. */
export function applyTransform(
  fields: Fields,
  transform: FieldTransform,
  time: CommitTime,
): { readonly fields: Fields; readonly result: Value } {
  const before = getField(fields, transform.field)
  const after = transformed(before, transform, time)
  const isArray = transform.kind === 'arrayUnion' || transform.kind === 'arrayRemove'
  return { fields: withField(fields, transform.field, after), result: isArray ? nullValue : after }
}

function transformed(before: Value | undefined, transform: FieldTransform, time: CommitTime): Value {
  switch (transform.kind) {
    case 'serverTimestamp':
      return { kind: 'timestamp', value: toTimestamp(time) }
    case 'increment':
      return incremented(before, transform.operand)
    case 'maximum':
      return extreme(before, transform.operand, 1)
    case 'minimum':
      return extreme(before, transform.operand, -1)
    case 'arrayUnion':
      return { kind: 'array', values: union(elementsOf(before), transform.elements) }
    case 'arrayRemove':
      return {
        kind: 'array',
        values: elementsOf(before).filter((value) => !contains(transform.elements, value)),
      }
  }
}

/** Integers stay integers and stop at the ends of their range; anything that isn't a number counts as absent. */
function incremented(before: Value | undefined, operand: Value): Value {
  if (before?.kind !== 'integer' && before?.kind !== 'double') return operand
  if (operand.kind === 'integer' && before.kind === 'integer') {
    const sum = before.value + operand.value
    return { kind: 'integer', value: sum > maxInteger ? maxInteger : sum < minInteger ? minInteger : sum }
  }
  if (operand.kind !== 'integer' && operand.kind !== 'double') return before
  return { kind: 'double', value: Number(before.value) + Number(operand.value) }
}

/** The stored value wins a tie, whatever its type; NaN wins over every number. */
function extreme(before: Value | undefined, operand: Value, sign: 1 | -1): Value {
  if (before?.kind !== 'integer' && before?.kind !== 'double') return operand
  if (operand.kind !== 'integer' && operand.kind !== 'double') return before
  if (isNaNValue(before)) return before
  if (isNaNValue(operand)) return operand
  return compareNumbers(operand.value, before.value) * sign > 0 ? operand : before
}

const isNaNValue = (value: Value): boolean => value.kind === 'double' && Number.isNaN(value.value)

const elementsOf = (value: Value | undefined): readonly Value[] => (value?.kind === 'array' ? value.values : [])

function union(stored: readonly Value[], added: readonly Value[]): readonly Value[] {
  const values = [...stored]
  for (const value of added) if (!contains(values, value)) values.push(value)
  return values
}

const contains = (values: readonly Value[], wanted: Value): boolean =>
  values.some((value) => valuesEqual(value, wanted))
