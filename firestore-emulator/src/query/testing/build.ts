import { type DefinedIndex, defineIndex, type IndexMode, type IndexScope } from '../../model/index-definition.ts'
import type { DocumentPath } from '../../model/path.ts'
import type { FieldOperator, Filter, Order, Query } from '../../model/query.ts'
import type { Value } from '../../model/value.ts'

/* Short words for values, filters, orders and indexes, for tests of queries over the collection `c`. */

export const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })
export const text = (value: string): Value => ({ kind: 'string', value })
export const list = (...values: Value[]): Value => ({ kind: 'array', values })
export const name = (path: DocumentPath): Value => ({
  kind: 'reference',
  value: `projects/demo/databases/(default)/documents/${path}`,
})
export const field = (path: string, op: FieldOperator, value: Value): Filter => ({
  kind: 'field',
  field: path.split('.'),
  op,
  value,
})
export const and = (...filters: Filter[]): Filter => ({ kind: 'and', filters })
export const by = (path: string, direction: 'asc' | 'desc' = 'asc'): Order => ({ field: path.split('.'), direction })
export const base: Query = { parent: '', collectionId: 'c', allDescendants: false, orderBy: [], offset: 0 }
export const index = (fields: readonly [string, IndexMode][], scope: IndexScope = 'collection'): DefinedIndex =>
  defineIndex({ collectionId: 'c', scope, fields: fields.map(([path, mode]) => ({ field: path.split('.'), mode })) })
