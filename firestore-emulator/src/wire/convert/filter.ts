import type { FieldOperator, Filter } from '../../model/query.ts'
import { invalidArgument } from '../../model/status.ts'
import { nullValue, type Value } from '../../model/value.ts'
import type { ProtoFilter } from '../proto/messages.ts'
import { enumName } from '../proto/schema.ts'
import { readFieldReference } from './field-path.ts'
import { readValue } from './value.ts'

/** Reads a filter tree; nothing when it has no conditions, which is how a filter that joins none says it. */
export function readFilter({ compositeFilter, fieldFilter, unaryFilter }: ProtoFilter): Filter | undefined {
  if (compositeFilter) return readComposite(compositeFilter)
  if (fieldFilter) return readField(fieldFilter)
  if (unaryFilter) return readUnary(unaryFilter)
  throw invalidArgument('A filter must have a type: composite, field or unary.')
}

function readComposite({ op, filters }: NonNullable<ProtoFilter['compositeFilter']>): Filter | undefined {
  const name = enumName('StructuredQuery.CompositeFilter.Operator', op ?? 0)
  if (name !== 'AND' && name !== 'OR') throw invalidArgument('A composite filter must have the operator AND or OR.')
  const read = (filters ?? []).flatMap((filter) => readFilter(filter) ?? [])
  return read.length === 0 ? undefined : { kind: name === 'AND' ? 'and' : 'or', filters: read }
}

function readField({ field, op, value }: NonNullable<ProtoFilter['fieldFilter']>): Filter {
  const known = fieldOperators[enumName('StructuredQuery.FieldFilter.Operator', op ?? 0)]
  if (known === undefined) throw invalidArgument(`The filter on "${field?.fieldPath}" must have an operator.`)
  if (!value) throw invalidArgument(`The filter on "${field?.fieldPath}" must have a value.`)
  return { kind: 'field', field: readFieldReference(field), ...comparison(known, readValue(value)) }
}

/** Null and NaN are found by unary filters only: comparing with them finds nothing, as it does among the values of `in`. */
function comparison(op: FieldOperator, value: Value): { readonly op: FieldOperator; readonly value: Value } {
  const isNaNValue = value.kind === 'double' && Number.isNaN(value.value)
  if (op === '==' && (value.kind === 'null' || isNaNValue))
    return { op: 'in', value: { kind: 'array', values: [value] } }
  if (op === '!=' && value.kind === 'null') return { op: 'not-in', value: { kind: 'array', values: [value] } }
  return { op, value }
}

function readUnary({ field, op }: NonNullable<ProtoFilter['unaryFilter']>): Filter {
  const known = unaryOperators[enumName('StructuredQuery.UnaryFilter.Operator', op ?? 0)]
  if (known === undefined) throw invalidArgument(`The unary filter on "${field?.fieldPath}" must have an operator.`)
  return { kind: 'field', field: readFieldReference(field), ...known }
}

const fieldOperators: Readonly<Record<string, FieldOperator>> = {
  LESS_THAN: '<',
  LESS_THAN_OR_EQUAL: '<=',
  GREATER_THAN: '>',
  GREATER_THAN_OR_EQUAL: '>=',
  EQUAL: '==',
  NOT_EQUAL: '!=',
  ARRAY_CONTAINS: 'array-contains',
  IN: 'in',
  ARRAY_CONTAINS_ANY: 'array-contains-any',
  NOT_IN: 'not-in',
}

const nan: Value = { kind: 'double', value: Number.NaN }

const unaryOperators: Readonly<Record<string, { readonly op: FieldOperator; readonly value: Value }>> = {
  IS_NAN: { op: '==', value: nan },
  IS_NULL: { op: '==', value: nullValue },
  IS_NOT_NAN: { op: '!=', value: nan },
  IS_NOT_NULL: { op: '!=', value: nullValue },
}
