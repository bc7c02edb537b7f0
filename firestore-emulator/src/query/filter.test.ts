import { describe, expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import type { FieldOperator, Query } from '../model/query.ts'
import type { Value } from '../model/value.ts'
import { matches } from './filter.ts'
import { comparator } from './order.ts'

const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })
const array = (...values: Value[]): Value => ({ kind: 'array', values })
const nothing: Value = { kind: 'null' }
const notANumber: Value = { kind: 'double', value: Number.NaN }
const text: Value = { kind: 'string', value: 'x' }

const document = (path: string, fields: Record<string, Value> = {}): Document => ({
  path,
  fields: new Map(Object.entries(fields)),
  createTime: 1,
  updateTime: 1,
})
const all: Query = { parent: '', collectionId: 'c', allDescendants: false, orderBy: [], offset: 0 }
const where = (op: FieldOperator, value: Value): Query => ({
  ...all,
  where: { kind: 'field', field: ['f'], op, value },
})

describe('a query', () => {
  // biome-ignore format: a table
  test.each<[FieldOperator, Value, Value | undefined, boolean]>([
    ['==',                 integer(1),                   { kind: 'double', value: 1 },  true],
    ['==',                 nothing,                      nothing,                       true],
    ['==',                 notANumber,                   notANumber,                    true],
    ['==',                 integer(1),                   undefined,                     false],
    ['!=',                 integer(1),                   undefined,                     false],
    ['!=',                 integer(1),                   nothing,                       false],
    ['!=',                 integer(1),                   text,                          true],
    ['!=',                 nothing,                      notANumber,                    true],
    ['<',                  integer(2),                   integer(1),                    true],
    ['<',                  text,                         integer(1),                    false],
    ['>=',                 integer(1),                   integer(1),                    true],
    ['<',                  integer(1),                   notANumber,                    false],
    ['>=',                 notANumber,                   notANumber,                    true],
    ['>',                  notANumber,                   integer(1),                    false],
    ['>',                  nothing,                      integer(1),                    false],
    ['in',                 array(integer(1), nothing),   nothing,                       false],
    ['in',                 array(integer(1), nothing),   integer(1),                    true],
    ['in',                 array(notANumber),            notANumber,                    false],
    ['not-in',             array(integer(1)),            integer(2),                    true],
    ['not-in',             array(integer(1)),            nothing,                       false],
    ['not-in',             array(nothing),               integer(2),                    false],
    ['not-in',             array(notANumber),            notANumber,                    false],
    ['array-contains',     integer(1),                   array(text, integer(1)),       true],
    ['array-contains',     nothing,                      array(nothing),                false],
    ['array-contains',     integer(1),                   integer(1),                    false],
    ['array-contains-any', array(text, nothing),         array(text),                   true],
    ['array-contains-any', array(nothing),               array(nothing),                false],
  ])('with %s %o holds of %o: %s', (op, wanted, stored, expected) => {
    expect(matches(where(op, wanted), document('c/1', stored && { f: stored }))).toBe(expected)
  })

  test('selects by collection, by group and by ancestor', () => {
    const group: Query = { ...all, allDescendants: true }
    const { collectionId: _, ...kindless } = group
    const below: Query = { ...kindless, parent: 'c/1' }
    const paths = ['c/1', 'c/1/c/2', 'd/1/c/1', 'c/1/d/1', 'c/12/d/1']
    const selected = (query: Query) => paths.filter((path) => matches(query, document(path)))
    expect(selected(all)).toEqual(['c/1'])
    expect(selected({ ...all, parent: 'c/1' })).toEqual(['c/1/c/2'])
    expect(selected(group)).toEqual(['c/1', 'c/1/c/2', 'd/1/c/1'])
    expect(selected(below)).toEqual(['c/1/c/2', 'c/1/d/1'])
  })

  test('leaves out documents without a field it is ordered by', () => {
    const ordered: Query = { ...all, orderBy: [{ field: ['f'], direction: 'asc' }] }
    expect(matches(ordered, document('c/1'))).toBe(false)
    expect(matches(ordered, document('c/1', { f: nothing }))).toBe(true)
  })

  test('starts and ends at its cursors', () => {
    const ordered: Query = { ...all, orderBy: [{ field: ['f'], direction: 'desc' }] }
    const documents = [3, 2, 1].map((n) => document(`c/${n}`, { f: integer(n) }))
    const between = (change: Partial<Query>) =>
      documents.filter((one) => matches({ ...ordered, ...change }, one)).map(({ path }) => path)
    expect(between({ startAt: { values: [integer(2)], before: true } })).toEqual(['c/2', 'c/1'])
    expect(between({ startAt: { values: [integer(2)], before: false } })).toEqual(['c/1'])
    expect(between({ endAt: { values: [integer(2)], before: true } })).toEqual(['c/3'])
    expect(between({ endAt: { values: [integer(2)], before: false } })).toEqual(['c/3', 'c/2'])
  })

  test('compares names in filters and cursors', () => {
    const name: Value = { kind: 'reference', value: 'projects/p/databases/d/documents/c/2' }
    const documents = ['c/1', 'c/2', 'c/3'].map((path) => document(path))
    const paths = (query: Query) => documents.filter((one) => matches(query, one)).map(({ path }) => path)
    expect(paths({ ...all, where: { kind: 'field', field: ['__name__'], op: '>', value: name } })).toEqual(['c/3'])
    expect(paths({ ...all, startAt: { values: [name], before: true } })).toEqual(['c/2', 'c/3'])
    expect(paths({ ...all, where: { kind: 'field', field: ['__name__'], op: 'in', value: array(name) } })).toEqual([
      'c/2',
    ])
  })
})

describe('the order of a query', () => {
  test('breaks ties by name, in the direction of the last order', () => {
    const documents = [document('c/1', { f: text }), document('c/2', { f: text }), document('c/3', { f: nothing })]
    const sorted = (direction: 'asc' | 'desc') =>
      documents.toSorted(comparator({ ...all, orderBy: [{ field: ['f'], direction }] })).map(({ path }) => path)
    expect(sorted('asc')).toEqual(['c/3', 'c/1', 'c/2'])
    expect(sorted('desc')).toEqual(['c/2', 'c/1', 'c/3'])
  })
})
