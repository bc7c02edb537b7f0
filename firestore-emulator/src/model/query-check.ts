import { countDisjunctions, disjunctions } from './disjunctions.ts'
import { formatFieldPath, sameFieldPath } from './field-path.ts'
import { checkId, limits } from './limits.ts'
import { isDocumentKey } from './path.ts'
import type { Cursor, Filter, Query } from './query.ts'
import { type FieldFilter, fieldFilters, inequalityFields, isInequality, normalizeQuery } from './query-order.ts'
import { invalidArgument } from './status.ts'
import type { Value } from './value.ts'

/** Throws INVALID_ARGUMENT, with Firestore's words, when a query is one that Firestore would not run. */
export function checkQuery(query: Query): void {
  if (query.collectionId !== undefined) checkId(query.collectionId, { kind: 'Collection' })
  if (query.limit !== undefined && query.limit < 0) throw invalidArgument('limit is negative')
  if (query.offset < 0) throw invalidArgument('offset is negative')
  checkSize(query)
  checkFilters(query.where)
  checkOrders(query)
  checkCursor(query, query.startAt)
  checkCursor(query, query.endAt)
  checkNearest(query)
}

function checkSize({ where, orderBy, parent }: Query): void {
  const filters = fieldFilters(where).length
  if (filters + orderBy.length + (parent === '' ? 0 : 1) > limits.queryParts) {
    throw invalidArgument(
      `The query may not have more than ${limits.queryParts} filters + sort orders + ancestor total. Currently there are ${filters} filters, ${orderBy.length} sort orders, and ${parent === '' ? 'no' : 'an'} ancestor filter.`,
    )
  }
  const fields = inequalityFields(where).map(formatFieldPath)
  if (fields.length > limits.inequalityFields) {
    throw invalidArgument(
      `The query contains ${fields.length} distinct inequality fields: [${fields.join(', ')}]. A query may not have more than ${limits.inequalityFields} distinct inequality fields.`,
    )
  }
}

function checkFilters(where: Filter | undefined): void {
  for (const filter of fieldFilters(where)) checkFilter(filter)
  const filters = fieldFilters(where)
  if (filters.filter(({ op }) => op === '!=' || op === 'not-in').length > 1) {
    throw invalidArgument(
      "Only a single 'NOT_EQUAL', 'NOT_IN', 'IS_NOT_NAN', or 'IS_NOT_NULL' filter allowed per query.",
    )
  }
  const hasNotIn = filters.some(({ op }) => op === 'not-in')
  if (hasNotIn && (containsOr(where) || filters.some(({ op }) => op === 'in' || op === 'array-contains-any'))) {
    throw invalidArgument("'NOT_IN' cannot be used in the same query with 'IN', 'ARRAY_CONTAINS_ANY', or 'OR'.")
  }
  const count = countDisjunctions(where)
  if (count > limits.disjunctions) {
    throw invalidArgument(`too many disjunctions after normalization: ${count} > ${limits.disjunctions}`)
  }
  for (const conjunction of disjunctions(where)) checkConjunction(conjunction)
}

function checkConjunction(filters: readonly FieldFilter[]): void {
  if (filters.filter(({ op }) => op === 'array-contains').length > 1) {
    throw invalidArgument("A maximum of 1 'ARRAY_CONTAINS' filter is allowed per disjunction.")
  }
  const equalsKey = filters.some(({ field, op }) => isDocumentKey(field) && op === '==')
  const inequalities = filters.filter(({ op }) => isInequality(op))
  if (equalsKey && inequalities.length > 0 && !inequalities.some(({ field }) => isDocumentKey(field))) {
    throw invalidArgument(
      'Equality on key is not allowed if there are other inequality fields and key does not appear in inequalities.',
    )
  }
}

function checkFilter({ field, op, value }: FieldFilter): void {
  if (op === 'in' || op === 'not-in' || op === 'array-contains-any') {
    const name = op.toUpperCase().replaceAll('-', '_')
    if (value.kind !== 'array') throw invalidArgument(`'${name}' requires an array value.`)
    if (value.values.length === 0) throw invalidArgument(`'${name}' requires an non-empty ArrayValue.`)
    const most = op === 'not-in' ? limits.notInValues : limits.disjunctions
    if (value.values.length > most) throw invalidArgument(`'${name}' supports up to ${most} comparison values.`)
    if (isDocumentKey(field)) for (const element of value.values) checkKeyValue(element)
    return
  }
  if (!isDocumentKey(field)) return
  if (op === 'array-contains') throw invalidArgument('__name__ cannot be used with array-contains.')
  checkKeyValue(value)
}

function checkKeyValue(value: Value): void {
  if (value.kind !== 'reference') {
    throw invalidArgument('__key__ filter value must be a Key')
  }
}

function checkOrders(query: Query): void {
  const { orderBy } = query
  for (const [i, { field }] of orderBy.entries()) {
    if (isDocumentKey(field) && i < orderBy.length - 1) {
      throw invalidArgument('order by clause cannot contain more fields after the key')
    }
    if (orderBy.slice(0, i).some((earlier) => sameFieldPath(earlier.field, field))) {
      throw invalidArgument(`order by clause cannot contain duplicate fields ${formatFieldPath(field)}`)
    }
  }
  const last = orderBy.at(-1)
  if (last === undefined || !isDocumentKey(last.field)) return
  const missing = inequalityFields(query.where).find(
    (field) => !isDocumentKey(field) && !orderBy.some((order) => sameFieldPath(order.field, field)),
  )
  if (missing === undefined) return
  throw invalidArgument('order by clause cannot contain more fields after the key')
}

function checkCursor(query: Query, cursor: Cursor | undefined): void {
  if (cursor === undefined) return
  const { orderBy } = normalizeQuery(query)
  if (cursor.values.length > orderBy.length) throw invalidArgument('Cursor has too many values.')
  for (const [i, value] of cursor.values.entries()) {
    const order = orderBy[i]
    if (order !== undefined && isDocumentKey(order.field) && value.kind !== 'reference') {
      throw invalidArgument('Cursor position for the document name must be a reference.')
    }
  }
}

function checkNearest({ findNearest, limit, offset, startAt, endAt }: Query): void {
  if (findNearest === undefined) return
  if (limit !== undefined) throw invalidArgument('A query limit cannot be used with FindNearest')
  if (offset > 0) throw invalidArgument('A query offset cannot be used with FindNearest')
  if (startAt || endAt) throw invalidArgument('A cursor cannot be used with FindNearest')
  if (!Number.isInteger(findNearest.limit) || findNearest.limit < 1 || findNearest.limit > limits.findNearestResults) {
    throw invalidArgument(`FindNearest.limit must be a positive integer of no more than ${limits.findNearestResults}.`)
  }
  if (findNearest.vector.length === 0) throw invalidArgument('FindNearest.query_vector must not be empty.')
  if (findNearest.vector.length > limits.vectorDimensions) {
    throw invalidArgument(`FindNearest.query_vector must have at most ${limits.vectorDimensions} dimensions.`)
  }
}

const containsOr = (filter: Filter | undefined): boolean =>
  filter !== undefined && filter.kind !== 'field' && (filter.kind === 'or' || filter.filters.some(containsOr))
