import fc from 'fast-check'
import type { DocumentPath } from '../../model/path.ts'
import type { Cursor, FieldOperator, Filter, Query } from '../../model/query.ts'
import { checkQuery } from '../../model/query-check.ts'
import { normalizeQuery } from '../../model/query-order.ts'
import { type Fields, nullValue, type Value } from '../../model/value.ts'
import { field, integer, list, name, text } from './build.ts'

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }).map(integer) },
  fc.constantFrom<Value>(
    { kind: 'double', value: 1 },
    { kind: 'double', value: Number.NaN },
    { kind: 'double', value: 1.5 },
  ),
  fc.constantFrom<Value>(nullValue, { kind: 'boolean', value: true }),
  fc.constantFrom('', 'x', 'x\0', 'y', 'z'.repeat(300), `${'z'.repeat(300)}1`, `${'z'.repeat(300)}2`).map(text),
)
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }).map((values) => list(...values)),
)
const fields: fc.Arbitrary<Fields> = fc
  .record(
    { a: value, b: scalar, l: fc.array(scalar, { maxLength: 4 }).map((values) => list(...values)), x: scalar },
    { requiredKeys: [] },
  )
  .map(({ x, ...rest }) => {
    const entries = Object.entries(rest).filter((entry): entry is [string, Value] => entry[1] !== undefined)
    return new Map(x === undefined ? entries : [...entries, ['m', { kind: 'map', fields: new Map([['x', x]]) }]])
  })
const path = fc.constantFrom<DocumentPath>('c/1', 'c/2', 'c/3', 'c/4', 'c/5', 'c/__id7__', 'c/1/c/1', 'd/1/c/2', 'd/1')
/** A few documents in `c` and below, whose fields take few values, so that queries find them. */
export const someDocuments: fc.Arbitrary<[DocumentPath, Fields][]> = fc.array(fc.tuple(path, fields), { maxLength: 9 })
const fieldName = fc.constantFrom('a', 'b', 'm.x', 'l')
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .tuple(fieldName, fc.constantFrom<FieldOperator>('==', '==', '<', '<=', '>', '>=', '!='), value)
    .map(([f, op, v]) => field(f, op, v)),
  fc
    .tuple(fieldName, fc.constantFrom<FieldOperator>('in', 'not-in'), fc.array(value, { minLength: 1, maxLength: 3 }))
    .map(([f, op, v]) => field(f, op, list(...v))),
  scalar.map((v) => field('l', 'array-contains', v)),
  fc.array(scalar, { minLength: 1, maxLength: 3 }).map((v) => field('l', 'array-contains-any', list(...v))),
  fc
    .tuple(fc.constantFrom<FieldOperator>('==', '<', '>=', '!='), path)
    .map(([op, p]) => field('__name__', op, name(p))),
)
const filter: fc.Arbitrary<Filter> = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((filters): Filter => ({ kind: 'and', filters })),
  fc
    .array(
      fc.oneof(
        leaf,
        fc.array(leaf, { minLength: 1, maxLength: 2 }).map((filters): Filter => ({ kind: 'and', filters })),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((filters): Filter => ({ kind: 'or', filters })),
)
const cursor = (query: Query): fc.Arbitrary<Cursor> =>
  fc
    .tuple(fc.integer({ min: 1, max: query.orderBy.length }), fc.boolean())
    .chain(([length, before]) =>
      fc
        .tuple(
          ...query.orderBy.slice(0, length).map((order) => (order.field[0] === '__name__' ? path.map(name) : value)),
        )
        .map((values) => ({ values, before })),
    )
/** Any query that is allowed over them. */
export const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    where: fc.option(filter, { nil: undefined }),
    orderBy: fc.uniqueArray(
      fc.record({
        field: fc.constantFrom(['a'], ['b'], ['m', 'x'], ['l'], ['__name__']),
        direction: fc.constantFrom('asc' as const, 'desc' as const),
      }),
      { maxLength: 3, selector: ({ field: [first] }) => first },
    ),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    offset: fc.constantFrom(0, 0, 0, 1, 2),
    allDescendants: fc.constantFrom(false, false, true),
    kindless: fc.constantFrom(false, false, false, false, true),
    parent: fc.constantFrom<'' | 'd/1'>('', '', 'd/1'),
  })
  .map(
    ({ where, orderBy, limit, offset, allDescendants, kindless, parent }): Query => ({
      parent,
      allDescendants: allDescendants || kindless,
      ...(!kindless && { collectionId: 'c' }),
      orderBy,
      offset,
      ...(where && { where }),
      ...(limit !== undefined && { limit }),
    }),
  )
  .filter(isValid)
  .chain((one) => {
    const whole = normalizeQuery(one)
    return fc
      .record({ startAt: cursor(whole), endAt: cursor(whole) }, { requiredKeys: [] })
      .map(({ startAt, endAt }): Query => ({ ...one, ...(startAt && { startAt }), ...(endAt && { endAt }) }))
  })

function isValid(one: Query): boolean {
  try {
    checkQuery(one)
    return true
  } catch {
    return false
  }
}
