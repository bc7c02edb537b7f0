import { disjunctions } from '../model/disjunctions.ts'
import { sameFieldPath } from '../model/field-path.ts'
import { type CollectionPath, type DocumentPath, type FieldPath, isDocumentKey } from '../model/path.ts'
import type { Direction, Order, Query } from '../model/query.ts'
import { type FieldFilter, normalizeQuery } from '../model/query-order.ts'
import type { Value } from '../model/value.ts'
import { pathOfReference } from './order.ts'

/** A field that must have a value, or an array that must have an element. */
export interface Equality {
  readonly field: FieldPath
  readonly contains: boolean
  readonly value: Value
}

/** One alternative of a query, as an index sees it: what is fixed, and how the rest is sorted. */
export interface Branch {
  readonly equalities: readonly Equality[]
  /** Fields that sort, without those that are fixed, and without the name. */
  readonly orders: readonly Order[]
  readonly nameDirection: Direction
  /** The conditions that narrow the field that sorts first, or the name when none does. */
  readonly filters: readonly FieldFilter[]
  /** The one document that it can be about. */
  readonly key?: DocumentPath
}

/** The alternatives of a query. Their results, merged in the query's order and without repeats, are the query's. */
export function branchesOf(query: Query): readonly Branch[] {
  const { orderBy } = normalizeQuery(query)
  return disjunctions(query.where).map((filters) => branchOf(filters, orderBy))
}

/** The collection that a query is about, when it is about one. */
export function collectionOf({ parent, collectionId, allDescendants }: Query): CollectionPath | undefined {
  if (allDescendants || collectionId === undefined) return undefined
  return parent === '' ? collectionId : `${parent}/${collectionId}`
}

export const sameEquality = (
  a: Pick<Equality, 'field' | 'contains'>,
  b: Pick<Equality, 'field' | 'contains'>,
): boolean => a.contains === b.contains && sameFieldPath(a.field, b.field)

function branchOf(filters: readonly FieldFilter[], orderBy: readonly Order[]): Branch {
  const equalities: Equality[] = []
  let key: DocumentPath | undefined
  for (const { field, op, value } of filters) {
    if (op !== '==' && op !== 'array-contains') continue
    const equality = { field, contains: op === 'array-contains', value }
    if (isDocumentKey(field)) key = value.kind === 'reference' ? pathOfReference(value.value) : undefined
    else if (!equalities.some((known) => sameEquality(known, equality))) equalities.push(equality)
  }
  const isFixed = ({ field }: Order) => equalities.some((one) => !one.contains && sameFieldPath(one.field, field))
  const orders = orderBy.filter((order) => !isDocumentKey(order.field) && !isFixed(order))
  const first = orders[0]
  return {
    equalities,
    orders,
    nameDirection: orderBy.at(-1)?.direction ?? 'asc',
    filters: filters.filter(({ field }) =>
      first === undefined ? isDocumentKey(field) : sameFieldPath(field, first.field),
    ),
    ...(key !== undefined && { key }),
  }
}
