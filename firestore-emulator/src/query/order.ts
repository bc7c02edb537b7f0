import type { Document } from '../model/document.ts'
import { getField } from '../model/field-access.ts'
import { type DocumentPath, isDocumentKey } from '../model/path.ts'
import { compareDocumentPaths } from '../model/path-order.ts'
import type { Cursor, Order, Query } from '../model/query.ts'
import { normalizeQuery } from '../model/query-order.ts'
import { nullValue, type Value } from '../model/value.ts'
import { compareValues } from '../model/value-order.ts'

/** How a query sorts its documents: never 0 for two different ones, since the name always decides in the end. */
export function comparator(query: Query): (a: Document, b: Document) => number {
  const { orderBy } = normalizeQuery(query)
  return (a, b) => {
    for (const order of orderBy) {
      const result = compareBy(order, a, b)
      if (result !== 0) return result
    }
    return 0
  }
}

/** Whether a document, in the query's order, lies between its cursors. */
export function withinCursors(query: Query, document: Document): boolean {
  if (query.startAt === undefined && query.endAt === undefined) return true
  const { orderBy } = normalizeQuery(query)
  return (
    (query.startAt === undefined || isAfterCursor(orderBy, query.startAt, document)) &&
    (query.endAt === undefined || !isAfterCursor(orderBy, query.endAt, document))
  )
}

/** The path below `documents/` that a reference value names. */
export function pathOfReference(reference: string): DocumentPath {
  const at = reference.indexOf('/documents/')
  return at < 0 ? reference : reference.slice(at + '/documents/'.length)
}

function compareBy({ field, direction }: Order, a: Document, b: Document): number {
  const result = isDocumentKey(field)
    ? compareDocumentPaths(a.path, b.path)
    : compareValues(getField(a.fields, field) ?? nullValue, getField(b.fields, field) ?? nullValue)
  return direction === 'asc' ? result : -result
}

/** A `before` cursor stands just before the documents with its values, so these come after it. */
function isAfterCursor(orderBy: readonly Order[], cursor: Cursor, document: Document): boolean {
  for (const [i, value] of cursor.values.entries()) {
    const order = orderBy[i]
    if (order === undefined) break
    const result = compareToCursor(order, document, value)
    if (result !== 0) return result > 0
  }
  return cursor.before
}

function compareToCursor({ field, direction }: Order, document: Document, value: Value): number {
  const result = isDocumentKey(field)
    ? compareDocumentPaths(document.path, value.kind === 'reference' ? pathOfReference(value.value) : '')
    : compareValues(getField(document.fields, field) ?? nullValue, value)
  return direction === 'asc' ? result : -result
}
