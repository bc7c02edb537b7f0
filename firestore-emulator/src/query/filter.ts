import type { Document } from '../model/document.ts'
import { getField } from '../model/field-access.ts'
import { collectionIdOf, type DocumentPath, isDocumentKey, parentCollection } from '../model/path.ts'
import { compareDocumentPaths } from '../model/path-order.ts'
import type { FieldOperator, Filter, Query } from '../model/query.ts'
import { type FieldFilter, normalizeQuery } from '../model/query-order.ts'
import type { Fields, Value } from '../model/value.ts'
import { compareValues, typeOrder, valuesEqual } from '../model/value-order.ts'
import { pathOfReference, withinCursors } from './order.ts'

/**
 * Whether a document is among those that a query selects: in its collections, past its filters, with every field it is ordered by, between
 * its cursors. Offset and limit are about lists, not about a document, and play no part.
 */
export function matches(query: Query, document: Document): boolean {
  return (
    inScope(query, document.path) &&
    (query.where === undefined || matchesFilter(query.where, document)) &&
    hasOrderedFields(query, document.fields) &&
    withinCursors(query, document)
  )
}

/** Whether a path is in the collections that a query looks at. */
function inScope({ parent, collectionId, allDescendants }: Query, path: DocumentPath): boolean {
  if (!allDescendants && collectionId !== undefined) {
    return parentCollection(path) === (parent === '' ? collectionId : `${parent}/${collectionId}`)
  }
  if (parent !== '' && !path.startsWith(`${parent}/`)) return false
  if (!allDescendants) return isJustBelow(path, parent)
  return collectionId === undefined || collectionIdOf(path) === collectionId
}

/** Whether a path is that of a collection of this document, or of a document in one. */
export const isJustBelow = (path: string, parent: DocumentPath | ''): boolean =>
  path.split('/').length <= (parent === '' ? 0 : parent.split('/').length) + 2

/** Whether a filter tree holds of a document. */
function matchesFilter(filter: Filter, document: Document): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((one) => matchesFilter(one, document))
    case 'or':
      return filter.filters.some((one) => matchesFilter(one, document))
    case 'field':
      return isDocumentKey(filter.field) ? matchesKey(filter, document.path) : matchesField(filter, document.fields)
  }
}

type Operator = (stored: Value, wanted: Value) => boolean

const isNull = (value: Value): boolean => value.kind === 'null'
const isNotANumber = (value: Value): boolean => value.kind === 'double' && Number.isNaN(value.value)
/** NaN sorts among the numbers, but to filters it is a type of its own. */
const sameType = (a: Value, b: Value): boolean => typeOrder(a) === typeOrder(b) && isNotANumber(a) === isNotANumber(b)
const isComparable = (value: Value): boolean => !isNull(value) && !isNotANumber(value)
const elements = (value: Value): readonly Value[] => (value.kind === 'array' ? value.values : [])
/** Lists never match null or NaN: those have filters of their own. */
const among = (values: readonly Value[], value: Value): boolean =>
  isComparable(value) && values.some((one) => valuesEqual(one, value))

// biome-ignore format: a table
const operators: Readonly<Record<FieldOperator, Operator>> = {
  '==':                 valuesEqual,
  '!=':                 (stored, wanted) => !isNull(stored) && !valuesEqual(stored, wanted),
  '<':                  (stored, wanted) => sameType(stored, wanted) && compareValues(stored, wanted) < 0,
  '<=':                 (stored, wanted) => sameType(stored, wanted) && compareValues(stored, wanted) <= 0,
  '>':                  (stored, wanted) => sameType(stored, wanted) && compareValues(stored, wanted) > 0,
  '>=':                 (stored, wanted) => sameType(stored, wanted) && compareValues(stored, wanted) >= 0,
  'in':                 (stored, wanted) => among(elements(wanted), stored),
  'not-in':             (stored, wanted) => !isNull(stored) && !elements(wanted).some((one) => isNull(one) || valuesEqual(one, stored)),
  'array-contains':     (stored, wanted) => among(elements(stored), wanted),
  'array-contains-any': (stored, wanted) => elements(wanted).some((one) => among(elements(stored), one)),
}

function matchesField({ field, op, value }: FieldFilter, fields: Fields): boolean {
  const stored = getField(fields, field)
  return stored !== undefined && operators[op](stored, value)
}

function matchesKey({ op, value }: FieldFilter, path: DocumentPath): boolean {
  if (op === 'in' || op === 'not-in') {
    const listed = elements(value).some((one) => one.kind === 'reference' && pathOfReference(one.value) === path)
    return listed === (op === 'in')
  }
  if (value.kind !== 'reference') return false
  const order = compareDocumentPaths(path, pathOfReference(value.value))
  switch (op) {
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return false
  }
}

function hasOrderedFields(query: Query, fields: Fields): boolean {
  const ordered = normalizeQuery(query).orderBy.every(
    ({ field }) => isDocumentKey(field) || getField(fields, field) !== undefined,
  )
  const vector = query.findNearest && getField(fields, query.findNearest.field)
  return ordered && (query.findNearest === undefined || vector?.kind === 'vector')
}
