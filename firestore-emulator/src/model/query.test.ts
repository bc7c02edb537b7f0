import { describe, expect, test } from 'vitest'
import { disjunctions } from './disjunctions.ts'
import type { Filter, Query } from './query.ts'
import { checkQuery } from './query-check.ts'
import { canonicalQueryId } from './query-id.ts'
import { normalizeQuery } from './query-order.ts'
import type { Value } from './value.ts'

const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })
const field = (name: string, op: Extract<Filter, { kind: 'field' }>['op'], value: Value = integer(1)): Filter => ({
  kind: 'field',
  field: [name],
  op,
  value,
})
const list = (...values: number[]): Value => ({ kind: 'array', values: values.map(integer) })
const reference: Value = { kind: 'reference', value: 'projects/p/databases/d/documents/c/a' }
const base: Query = { parent: '', collectionId: 'c', allDescendants: false, orderBy: [], offset: 0 }
const and = (...filters: Filter[]): Filter => ({ kind: 'and', filters })
const orders = (query: Query) =>
  normalizeQuery(query).orderBy.map(({ field: [name], direction }) => `${name} ${direction}`)

describe('a normalised query', () => {
  test('is ordered by its inequalities, sorted, then by name, in the last direction asked for', () => {
    expect(orders(base)).toEqual(['__name__ asc'])
    expect(orders({ ...base, where: and(field('z', '>'), field('b', '!='), field('a', '==')) })).toEqual([
      'b asc',
      'z asc',
      '__name__ asc',
    ])
    expect(orders({ ...base, where: field('z', '>'), orderBy: [{ field: ['y'], direction: 'desc' }] })).toEqual([
      'y desc',
      'z desc',
      '__name__ desc',
    ])
  })

  test('is the same when normalised again', () => {
    const query = normalizeQuery({ ...base, where: field('z', '>') })
    expect(normalizeQuery(query)).toEqual(query)
  })
})

describe('the id of a query', () => {
  test('is one for implicit and explicit orders, and for one filter alone or in an and', () => {
    const id = canonicalQueryId({ ...base, where: field('z', '>') })
    expect(
      canonicalQueryId({ ...base, where: and(field('z', '>')), orderBy: [{ field: ['z'], direction: 'asc' }] }),
    ).toBe(id)
  })

  test('differs by type of value and by limit', () => {
    const ids = [
      base,
      { ...base, limit: 1 },
      { ...base, where: field('a', '==') },
      { ...base, where: field('a', '==', { kind: 'double', value: 1 }) },
      { ...base, where: field('a', '==', { kind: 'string', value: '1' }) },
      { ...base, allDescendants: true },
    ].map(canonicalQueryId)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('disjunctions', () => {
  test('multiply out ands over ors, ins and array-contains-anys', () => {
    const where = and(field('a', 'in', list(1, 2)), {
      kind: 'or',
      filters: [field('b', '=='), and(field('c', '=='), field('d', '>'))],
    })
    expect(disjunctions(where).map((one) => one.map(({ field: [name], op }) => `${name}${op}`))).toEqual([
      ['a==', 'b=='],
      ['a==', 'c==', 'd>'],
      ['a==', 'b=='],
      ['a==', 'c==', 'd>'],
    ])
  })

  test('are none for a list of null and NaN', () => {
    const value: Value = { kind: 'array', values: [{ kind: 'null' }, { kind: 'double', value: Number.NaN }] }
    expect(disjunctions(field('a', 'in', value))).toEqual([])
  })
})

describe('checking a query', () => {
  // biome-ignore format: a table
  test.each<[string, Partial<Query>, string]>([
    ['a negative limit',             { limit: -1 },                                                        'limit is negative'],
    ['a negative offset',            { offset: -1 },                                                       'offset is negative'],
    ['an empty in',                  { where: field('a', 'in', list()) },                                  "'IN' requires an non-empty ArrayValue."],
    ['an in without a list',         { where: field('a', 'in') },                                          "'IN' requires an array value."],
    ['31 values',                    { where: field('a', 'in', list(...Array(31).keys())) },               "'IN' supports up to 30 comparison values."],
    ['11 values to be without',      { where: field('a', 'not-in', list(...Array(11).keys())) },           "'NOT_IN' supports up to 10 comparison values."],
    ['40 disjunctions',              { where: and(field('a', 'in', list(...Array(20).keys())), field('b', 'in', list(1, 2))) }, 'too many disjunctions'],
    ['two array-contains',           { where: and(field('a', 'array-contains'), field('b', 'array-contains')) }, "A maximum of 1 'ARRAY_CONTAINS'"],
    ['!= beside not-in',             { where: and(field('a', '!='), field('b', 'not-in', list(1))) },      "Only a single 'NOT_EQUAL'"],
    ['orders after the name',        { orderBy: [{ field: ['__name__'], direction: 'asc' }, { field: ['a'], direction: 'asc' }] }, 'order by clause cannot contain more fields after the key'],
    ['a name that is no reference',  { where: field('__name__', '==') },                                   '__key__ filter value must be a Key'],
    ['a name beside inequalities',   { where: and(field('__name__', '==', reference), field('a', '>')) },  'Equality on key is not allowed if there are other inequality fields'],
    ['a cursor that is too long',    { startAt: { values: [reference, reference], before: true } },        'Cursor has too many values.'],
    ['a reserved collection',        { collectionId: '__x__' },                                            'reserved'],
  ])('refuses %s', (_, change, message) => {
    expect(() => checkQuery({ ...base, ...change })).toThrow(message)
  })

  const inequalities = (count: number) => and(...Array.from({ length: count }, (_, i) => field(`f${i}`, '>')))
  const equalities = (count: number) => and(...Array.from({ length: count }, (_, i) => field(`f${i}`, '==')))
  const byName = { field: ['__name__'], direction: 'asc' } as const

  test('allows inequalities on ten fields', () => {
    checkQuery({ ...base, where: inequalities(10) })
    expect(() => checkQuery({ ...base, where: inequalities(11) })).toThrow('11 distinct inequality fields')
  })

  test('allows 100 filters, orders and an ancestor in all', () => {
    checkQuery({ ...base, where: equalities(100) })
    expect(() => checkQuery({ ...base, where: equalities(101) })).toThrow(
      'The query may not have more than 100 filters + sort orders + ancestor total. Currently there are 101 filters, 0 sort orders, and no ancestor filter.',
    )
    checkQuery({ ...base, parent: 'a/b', where: equalities(98), orderBy: [byName] })
    expect(() => checkQuery({ ...base, parent: 'a/b', where: equalities(99), orderBy: [byName] })).toThrow(
      'Currently there are 99 filters, 1 sort orders, and an ancestor filter.',
    )
  })

  test('lets the usual through', () => {
    checkQuery({
      ...base,
      where: and(field('a', '=='), field('b', '>'), field('c', '<'), field('d', 'array-contains')),
      orderBy: [{ field: ['c'], direction: 'desc' }],
      limit: 10,
    })
  })
})
