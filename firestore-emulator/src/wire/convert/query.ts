import { limits } from '../../model/limits.ts'
import { type DatabaseId, type DocumentPath, type FieldPath, isDocumentKey } from '../../model/path.ts'
import type { Aggregation, Cursor, Direction, DistanceMeasure, FindNearest, Order, Query } from '../../model/query.ts'
import { fieldFilters } from '../../model/query-order.ts'
import { invalidArgument } from '../../model/status.ts'
import type { Value } from '../../model/value.ts'
import { type Int64, readSmallInt64 } from '../proto/int64.ts'
import type {
  ProtoAggregation,
  ProtoAggregationQuery,
  ProtoCursor,
  ProtoFieldReference,
  ProtoFindNearest,
  ProtoQuery,
} from '../proto/messages.ts'
import { enumName } from '../proto/schema.ts'
import { readFieldReference } from './field-path.ts'
import { readFilter } from './filter.ts'
import { readDocumentIn, readParent } from './names.ts'
import { readValue, writeValue } from './value.ts'

/** Reads the query below `parent`, and which database it asks. */
export function readQuery(
  parent: string | null | undefined,
  message: ProtoQuery | null | undefined,
): { readonly database: DatabaseId; readonly query: Query } {
  const { database, path } = readParent(parent)
  if (!message) throw invalidArgument('only structured queries are supported')
  const query = readStructuredQuery(path, message)
  for (const { field, value } of fieldFilters(query.where)) {
    if (isDocumentKey(field)) checkNames(database, value.kind === 'array' ? value.values : [value])
  }
  return { database, query }
}

/** Reads the aggregates over a query, which may be the empty one: all that is below `parent`. */
export function readAggregationQuery(
  parent: string | null | undefined,
  message: ProtoAggregationQuery | null | undefined,
): { readonly database: DatabaseId; readonly query: Query; readonly aggregations: readonly Aggregation[] } {
  if (!message) throw invalidArgument('Only structured aggregation queries are supported.')
  return { ...readQuery(parent, message.structuredQuery ?? {}), aggregations: readAggregations(message.aggregations) }
}

/** Documents are looked for in one database. */
function checkNames(database: DatabaseId, values: readonly Value[]): void {
  for (const value of values) if (value.kind === 'reference') readDocumentIn(database, value.value)
}

function readStructuredQuery(parent: DocumentPath | '', message: ProtoQuery): Query {
  const [from, ...others] = message.from ?? []
  if (others.length > 0) throw invalidArgument('A query must select from one collection, not several.')
  const collectionId = from?.collectionId ?? ''
  const limit = message.limit ? (message.limit.value ?? 0) : undefined
  const offset = message.offset ?? 0
  return {
    parent,
    ...(collectionId === '' ? {} : { collectionId }),
    allDescendants: from?.allDescendants ?? from === undefined,
    ...readWhere(message.where),
    orderBy: (message.orderBy ?? []).map(readOrder),
    ...(message.startAt ? { startAt: readCursor(message.startAt) } : {}),
    ...(message.endAt ? { endAt: readCursor(message.endAt) } : {}),
    offset,
    ...(limit === undefined ? {} : { limit }),
    ...(message.select ? { select: readSelect(message.select.fields ?? []) } : {}),
    ...(message.findNearest ? { findNearest: readFindNearest(message.findNearest) } : {}),
  }
}

function readWhere(message: ProtoQuery['where']): Pick<Query, 'where'> {
  const where = message ? readFilter(message) : undefined
  return where === undefined ? {} : { where }
}

type ProtoOrder = NonNullable<ProtoQuery['orderBy']>[number]

function readOrder({ field, direction }: ProtoOrder): Order {
  const name = enumName('StructuredQuery.Direction', direction ?? 0)
  const known = directions[name]
  if (known === undefined) throw invalidArgument(`Unknown direction ${name}.`)
  return { field: readFieldReference(field), direction: known }
}

const directions: Readonly<Record<string, Direction>> = {
  DIRECTION_UNSPECIFIED: 'asc',
  ASCENDING: 'asc',
  DESCENDING: 'desc',
}

/** An empty projection returns the documents' names. */
function readSelect(fields: NonNullable<NonNullable<ProtoQuery['select']>['fields']>): readonly FieldPath[] {
  return fields.length === 0 ? [['__name__']] : fields.map(readFieldReference)
}

const readCursor = ({ values, before }: ProtoCursor): Cursor => ({
  values: (values ?? []).map((value) => readValue(value)),
  before: before ?? false,
})

function readFindNearest(message: ProtoFindNearest): FindNearest {
  const vector = readValue(message.queryVector ?? {})
  if (vector.kind !== 'vector') throw invalidArgument('The query vector of findNearest must be a vector.')
  const measure = enumName('StructuredQuery.FindNearest.DistanceMeasure', message.distanceMeasure ?? 0)
  if (!isDistanceMeasure(measure)) throw invalidArgument('findNearest must have a distance measure.')
  const threshold = message.distanceThreshold
  return {
    field: readFieldReference(message.vectorField),
    vector: vector.values,
    measure,
    limit: message.limit?.value ?? 0,
    ...(message.distanceResultField ? { distanceResultField: message.distanceResultField } : {}),
    ...(threshold ? { distanceThreshold: threshold.value ?? 0 } : {}),
  }
}

const isDistanceMeasure = (name: string): name is DistanceMeasure =>
  name === 'EUCLIDEAN' || name === 'COSINE' || name === 'DOT_PRODUCT'

/** Reads the aggregates over a query; the first without an alias is called `field_1`, the second such `field_2`. */
export function readAggregations(messages: readonly ProtoAggregation[] | null | undefined): readonly Aggregation[] {
  let unnamed = 0
  return (messages ?? []).map((message) => readAggregation(message, message.alias || `field_${++unnamed}`))
}

function readAggregation({ count, sum, avg }: ProtoAggregation, alias: string): Aggregation {
  if (/^__.*__$/s.test(alias)) throw invalidArgument(`The property.name "${alias}" is reserved.`)
  if (Buffer.byteLength(alias) > limits.fieldNameBytes) {
    throw invalidArgument(`The property.name is longer than ${limits.fieldNameBytes} bytes.`)
  }
  if (count?.upTo) return { alias, kind: 'count', upTo: readUpTo(readSmallInt64(count.upTo.value as Int64)) }
  if (count) return { alias, kind: 'count' }
  if (sum) return { alias, kind: 'sum', field: readSummed(sum.field) }
  if (avg) return { alias, kind: 'avg', field: readSummed(avg.field) }
  throw invalidArgument('Operator field in Aggregation is not set.')
}

function readUpTo(upTo: number): number {
  if (upTo < 0) throw invalidArgument('The `up_to` value in a COUNT aggregation must be greater than or equal to zero.')
  return upTo
}

function readSummed(reference: ProtoFieldReference | null | undefined): FieldPath {
  const field = readFieldReference(reference)
  if (isDocumentKey(field)) throw invalidArgument('Aggregations are not supported for the property: __key__')
  return field
}

/** Writes the values of a partition's end. */
export const writeCursor = (values: Cursor['values']): ProtoCursor => ({ values: values.map(writeValue), before: true })
