import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Aggregation, Filter, Query } from '../model/query.ts'
import { StatusError } from '../model/status.ts'
import type { Value } from '../model/value.ts'
import { openStore } from '../storage/open-store.ts'
import type { Database, Store } from '../storage/store.ts'
import { IndexedQueries } from './indexed-queries.ts'

const id = { project: 'demo', database: '(default)' }
const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })
const is = (field: string, value: number): Filter => ({
  kind: 'field',
  field: [field],
  op: '==',
  value: integer(value),
})
const above = (field: string, value: number): Filter => ({
  kind: 'field',
  field: [field],
  op: '>',
  value: integer(value),
})
const both = (...filters: Filter[]): Filter => ({ kind: 'and', filters })
const either = (...filters: Filter[]): Filter => ({ kind: 'or', filters })
const base: Query = { parent: '', collectionId: 'c', allDescendants: false, orderBy: [], offset: 0 }
const sum = (field: string): Aggregation => ({ alias: `sum ${field}`, kind: 'sum', field: [field] })
const avg = (field: string): Aggregation => ({ alias: `avg ${field}`, kind: 'avg', field: [field] })
const count: Aggregation = { alias: 'count', kind: 'count' }

let store: Store
let database: Database
beforeEach(async () => {
  store = await openStore()
  database = store.database(id)
  await database.transact((transactor) => {
    for (const [n, [a, b, c]] of [
      [1, 10, 100],
      [1, 20, 200],
      [2, 30, 300],
    ].entries()) {
      const fields = { a: integer(a ?? 0), b: integer(b ?? 0), c: integer(c ?? 0) }
      const v: Value = { kind: 'vector', values: [n, 0] }
      transactor.put(`c/${n}`, new Map(Object.entries({ ...fields, v })))
    }
    transactor.put('c/half', new Map(Object.entries({ a: integer(1), c: integer(7) })))
  })
})
afterEach(() => store.close())

const load = (...indexes: object[]) => new IndexedQueries(store, { lax: false }).setIndexes(JSON.stringify({ indexes }))

/** The results as numbers, or what was asked for. */
function aggregated(query: Query, aggregations: readonly Aggregation[], lax = false): unknown {
  const queries = new IndexedQueries(store, { lax })
  return answered(() => {
    const { values } = database.read((reader) => queries.aggregate(reader, { database: id, query }, aggregations))
    return [...values.values()].map((value) => ('value' in value ? Number(value.value) : null))
  })
}

function nearest(more: Partial<Query>, vector = [0, 0], lax = false): unknown {
  const queries = new IndexedQueries(store, { lax })
  const findNearest = { field: ['v'], vector, measure: 'EUCLIDEAN', limit: 2 } as const
  return answered(() =>
    database
      .read((reader) => queries.run(reader, { database: id, query: { ...base, ...more, findNearest } }))
      .documents.map(({ path }) => path),
  )
}

function answered(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StatusError)) throw error
    return [error.code, JSON.parse(error.message.slice(error.message.indexOf('{')))]
  }
}

const wanted = (...fields: object[]) => [
  'FAILED_PRECONDITION',
  { collectionGroup: 'c', queryScope: 'COLLECTION', fields },
]
const asc = (fieldPath: string) => ({ fieldPath, order: 'ASCENDING' })
const desc = (fieldPath: string) => ({ fieldPath, order: 'DESCENDING' })
const vectors = (dimension: number) => ({ fieldPath: 'v', vectorConfig: { dimension, flat: {} } })
const composite = (...fields: object[]) => ({ collectionGroup: 'c', queryScope: 'COLLECTION', fields })

describe('an aggregation', () => {
  test('of one field of all documents needs no index of its own', () => {
    expect(aggregated(base, [sum('b'), avg('b'), count])).toEqual([60, 20, 3])
  })

  test('that only counts needs what the query needs', () => {
    expect(aggregated({ ...base, where: is('a', 1) }, [count])).toEqual([3])
  })

  test('of the field that is filtered by needs no other index', () => {
    expect(aggregated({ ...base, where: above('b', 10) }, [sum('b')])).toEqual([50])
    expect(aggregated({ ...base, where: is('a', 1) }, [sum('a')])).toEqual([3])
  })

  test('asks for an index of the filters and the fields that it reads', () => {
    expect(aggregated({ ...base, where: is('a', 1) }, [sum('b')])).toEqual(wanted(asc('a'), asc('b')))
    expect(aggregated({ ...base, where: above('c', 1) }, [avg('b')])).toEqual(wanted(asc('c'), asc('b')))
    expect(aggregated(base, [sum('b'), avg('c')])).toEqual(wanted(asc('b'), asc('c')))
  })

  test('works once that index is there, whatever the order of the fields in it', () => {
    load(composite(asc('a'), asc('b')), composite(desc('c'), desc('b')), composite(asc('c'), asc('b')))
    expect(aggregated({ ...base, where: is('a', 1) }, [sum('b')])).toEqual([30])
    expect(aggregated({ ...base, where: above('c', 100) }, [sum('b')])).toEqual([50])
    expect(aggregated(base, [sum('b'), sum('c')])).toEqual([60, 600])
    expect(aggregated({ ...base, where: either(is('a', 1), is('a', 2)) }, [sum('b'), count])).toEqual([60, 3])
  })

  test.each([false, true])(
    'with a limit sums up the first along the index that holds the field (lax: %s)',
    async (lax) => {
      load(composite(asc('a'), asc('b')))
      await database.transact((transactor) => {
        transactor.put('c/last', new Map(Object.entries({ a: integer(1), b: integer(5) })))
      })
      const query = { ...base, where: is('a', 1) }
      expect(aggregated({ ...query, limit: 1 }, [sum('b')], lax)).toEqual([5])
      expect(aggregated({ ...query, offset: 1 }, [sum('b'), count], lax)).toEqual([30, 2])
      const byName = [{ field: ['__name__'], direction: 'asc' } as const]
      expect(aggregated({ ...query, orderBy: byName, limit: 1 }, [sum('b')], lax)).toEqual([10])
    },
  )

  test('needs nothing in lax mode', () => {
    expect(aggregated({ ...base, where: is('a', 1) }, [sum('b'), sum('c')], true)).toEqual([30, 300])
  })
})

describe('a search for the nearest vectors', () => {
  test('asks for a vector index', () => {
    expect(nearest({})).toEqual(wanted(vectors(2)))
    expect(nearest({ where: both(is('a', 1), is('b', 2)) })).toEqual(wanted(asc('a'), asc('b'), vectors(2)))
    expect(nearest({ collectionId: 'c', allDescendants: true })).toEqual([
      'FAILED_PRECONDITION',
      { collectionGroup: 'c', queryScope: 'COLLECTION_GROUP', fields: [vectors(2)] },
    ])
  })

  test('works once that index is there, for vectors of its size', () => {
    load(composite({ fieldPath: '__name__', order: 'ASCENDING' }, vectors(2)), composite(asc('a'), vectors(2)))
    expect(nearest({})).toEqual(['c/0', 'c/1'])
    expect(nearest({ where: is('a', 2) })).toEqual(['c/2'])
    expect(nearest({ where: is('b', 10) })).toEqual(wanted(asc('b'), vectors(2)))
    expect(nearest({}, [0, 0, 0])).toEqual(wanted(vectors(3)))
  })

  test('needs nothing in lax mode', () => {
    expect(nearest({ where: is('a', 1) }, [0, 0], true)).toEqual(['c/0', 'c/1'])
  })
})

describe('index definitions', () => {
  // biome-ignore format: a table
  test.each([
    ['one field',                 [asc('a')], 'one field has its index by itself'],
    ['no mode',                   [asc('a'), { fieldPath: 'b' }], 'must have one of'],
    ['two modes',                 [asc('a'), { ...asc('b'), arrayConfig: 'CONTAINS' }], 'must have one of'],
    ['a field twice',             [asc('a'), desc('a')], 'names a field twice'],
    ['two arrays',                [{ fieldPath: 'a', arrayConfig: 'CONTAINS' }, { fieldPath: 'b', arrayConfig: 'CONTAINS' }], 'more than one array field'],
    ['a vector before the end',   [vectors(2), asc('a')], 'comes last'],
    ['a name before the end',     [asc('__name__'), asc('a')], 'only the last field'],
    ['more than 100 fields',      Array.from({ length: 101 }, (_, i) => asc(`f${i}`)), 'more than 100 fields'],
    ['a vector without a size',   [{ fieldPath: 'v', vectorConfig: { flat: {} } }], 'dimension'],
    ['a vector that is too long', [vectors(2049)], 'dimension'],
  ])('with %s are refused', (_, fields, message) => {
    expect(() => load(composite(...fields))).toThrow(message)
  })

  test('with 100 fields are taken', () => {
    expect(() => load(composite(...Array.from({ length: 100 }, (_, i) => asc(`f${i}`))))).not.toThrow()
  })
})
