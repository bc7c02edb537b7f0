import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import {
  type DefinedIndex,
  defineIndex,
  type IndexMode,
  type IndexScope,
  noIndexes,
} from '../model/index-definition.ts'
import type { DatabaseId, DocumentPath } from '../model/path.ts'
import type { Cursor, FieldOperator, Filter, Order, Query } from '../model/query.ts'
import { checkQuery } from '../model/query-check.ts'
import { normalizeQuery } from '../model/query-order.ts'
import { StatusError } from '../model/status.ts'
import { type Fields, nullValue, type Value } from '../model/value.ts'
import { openStore } from '../storage/open-store.ts'
import type { Database, Store } from '../storage/store.ts'
import { runQuery } from './execute.ts'
import { matches } from './filter.ts'
import { IndexedQueries } from './indexed-queries.ts'
import { comparator } from './order.ts'

const id: DatabaseId = { project: 'demo', database: '(default)' }
const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })
const text = (value: string): Value => ({ kind: 'string', value })
const list = (...values: Value[]): Value => ({ kind: 'array', values })
const name = (path: DocumentPath): Value => ({
  kind: 'reference',
  value: `projects/demo/databases/(default)/documents/${path}`,
})
const field = (path: string, op: FieldOperator, value: Value): Filter => ({
  kind: 'field',
  field: path.split('.'),
  op,
  value,
})
const and = (...filters: Filter[]): Filter => ({ kind: 'and', filters })
const by = (path: string, direction: 'asc' | 'desc' = 'asc'): Order => ({ field: path.split('.'), direction })
const base: Query = { parent: '', collectionId: 'c', allDescendants: false, orderBy: [], offset: 0 }
const index = (fields: readonly [string, IndexMode][], scope: IndexScope = 'collection'): DefinedIndex =>
  defineIndex({ collectionId: 'c', scope, fields: fields.map(([path, mode]) => ({ field: path.split('.'), mode })) })

let store: Store
let database: Database

const fill = (documents: Iterable<readonly [DocumentPath, Fields]>) =>
  database.transact((transactor) => {
    for (const [path, fields] of documents) transactor.put(path, fields)
  })
const everything = () => {
  const all: Document[] = []
  for (const parent of ['', 'c/1', 'd/1']) {
    database.read((reader) => {
      for (const collection of reader.collectionIds(parent)) {
        for (const one of reader.list(parent === '' ? collection : `${parent}/${collection}`))
          if (!('missing' in one)) all.push(one)
      }
    })
  }
  return all
}
const bruteForce = (query: Query): readonly DocumentPath[] => {
  const found = everything()
    .filter((document) => matches(query, document))
    .sort(comparator(query))
  const end = query.limit === undefined ? found.length : query.offset + query.limit
  return found.slice(query.offset, end).map(({ path }) => path)
}
const run = (query: Query, lax = false) =>
  database.read((reader) => {
    const { documents, plans, effort } = runQuery(reader, query, { lax })
    return { paths: [...documents].map(({ path }) => path), kinds: plans.map(({ kind }) => kind), effort }
  })

describe('queries over any documents', () => {
  beforeAll(async () => {
    store = await openStore()
    database = store.database(id)
    store.setIndexes({
      composites: [
        index([
          ['a', 'asc'],
          ['b', 'asc'],
        ]),
        index([
          ['a', 'desc'],
          ['b', 'desc'],
        ]),
        index([
          ['b', 'asc'],
          ['a', 'desc'],
        ]),
        index([
          ['a', 'asc'],
          ['b', 'asc'],
          ['m.x', 'desc'],
        ]),
        index([
          ['l', 'contains'],
          ['a', 'asc'],
        ]),
        index(
          [
            ['a', 'asc'],
            ['b', 'desc'],
          ],
          'group',
        ),
        index(
          [
            ['l', 'contains'],
            ['b', 'asc'],
          ],
          'group',
        ),
      ],
      overrides: [
        {
          collectionId: 'c',
          field: ['a'],
          indexes: [
            { mode: 'asc', scope: 'collection' },
            { mode: 'asc', scope: 'group' },
          ],
        },
      ],
    })
  })
  afterAll(() => store.close())

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
  const path = fc.constantFrom('c/1', 'c/2', 'c/3', 'c/4', 'c/5', 'c/__id7__', 'c/1/c/1', 'd/1/c/2', 'd/1')
  const documents = fc.array(fc.tuple(path, fields), { maxLength: 9 })
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
  const query: fc.Arbitrary<Query> = fc
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

  test('answer what filtering and sorting all of them would', async () => {
    const kinds = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(documents, fc.array(query, { minLength: 20, maxLength: 20 }), async (contents, queries) => {
        await database.clear()
        await fill(contents)
        for (const one of queries) {
          const expected = bruteForce(one)
          const found = run(one, true)
          for (const kind of found.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
          expect(found.paths).toEqual(expected)
          const strict = attempt(one)
          if (strict !== 'FAILED_PRECONDITION') expect(strict).toEqual(expected)
        }
      }),
      { numRuns: 40 },
    )
    expect(kinds.get('join')).toBeGreaterThan(200)
    expect(kinds.get('sort')).toBeGreaterThan(30)
  }, 60_000)

  const attempt = (one: Query): readonly DocumentPath[] | string => {
    try {
      return run(one).paths
    } catch (error) {
      if (error instanceof StatusError) return error.code
      throw error
    }
  }

  function isValid(one: Query): boolean {
    try {
      checkQuery(one)
      return true
    } catch {
      return false
    }
  }
})

describe('a query', () => {
  beforeEach(async () => {
    store = await openStore()
    database = store.database(id)
    await fill(
      Array.from({ length: 500 }, (_, i): [DocumentPath, Fields] => [
        `c/${String(i).padStart(3, '0')}`,
        new Map<string, Value>([
          ['n', integer(i)],
          ['even', integer(i % 2)],
          ['tenth', integer(i % 10)],
          ['tags', list(integer(i % 3), text('all'))],
        ]),
      ]),
    )
  })
  afterEach(() => store.close())

  // biome-ignore format: a table
  test.each<[string, Partial<Query>, number]>([
    ['a limit',                       { limit: 5 },                                                             5],
    ['an order and a limit',          { orderBy: [by('n', 'desc')], limit: 5 },                                 5],
    ['a narrow range',                { where: and(field('n', '>=', integer(100)), field('n', '<', integer(105))) }, 5],
    ['a cursor and a limit',          { orderBy: [by('n')], startAt: { values: [integer(300)], before: true }, limit: 5 }, 5],
    ['a rare value',                  { where: field('n', '==', integer(7)) },                                  1],
    ['a few values',                  { where: field('n', 'in', list(integer(7), integer(8))) },                2],
    ['names in a range',              { where: and(field('__name__', '>', name('c/495')), field('__name__', '<', name('c/498'))) }, 2],
    ['names, one by one',             { where: field('__name__', 'in', list(name('c/003'), name('c/001'))) },   2],
  ])('with %s reads as much as it answers', (_, change, expected) => {
    const { paths, effort } = run({ ...base, ...change })
    expect(paths).toHaveLength(expected)
    expect(effort.documents).toBeLessThanOrEqual(expected + 1)
  })

  test('joins the indexes of single fields for equalities, at the cost of the rarest', () => {
    const { paths, effort } = run({
      ...base,
      where: and(field('even', '==', integer(1)), field('n', '==', integer(301))),
    })
    expect(paths).toEqual(['c/301'])
    expect(effort.entries).toBeLessThan(20)
    const joined = run({
      ...base,
      where: and(
        field('even', '==', integer(0)),
        field('tenth', '==', integer(4)),
        field('tags', 'array-contains', integer(1)),
      ),
      limit: 3,
    })
    expect(joined.paths).toEqual(['c/004', 'c/034', 'c/064'])
    expect(joined.effort.documents).toBe(3)
  })

  test('that lacks an index says which one to add, and works once it is there', () => {
    const query: Query = { ...base, where: field('even', '==', integer(1)), orderBy: [by('n', 'desc')], limit: 2 }
    const entry =
      '{"collectionGroup":"c","queryScope":"COLLECTION","fields":[{"fieldPath":"even","order":"ASCENDING"},{"fieldPath":"n","order":"DESCENDING"}]}'
    expect(() => run(query)).toThrow(
      `The query requires an index. Add this to "indexes" in firestore.indexes.json: ${entry}`,
    )
    expect(run(query, true).paths).toEqual(['c/499', 'c/497'])
    const queries = new IndexedQueries(store, { lax: false })
    queries.setIndexes(`{"indexes": [${entry}], "fieldOverrides": []}`)
    const { paths, effort } = run(query)
    expect(paths).toEqual(['c/499', 'c/497'])
    expect(effort.documents).toBe(2)
  })

  test('over a collection group lacks an index for its field until an override gives it one', async () => {
    await fill([['d/1/c/x', new Map([['n', integer(7)]])]])
    const query: Query = { ...base, allDescendants: true, where: field('n', '==', integer(7)) }
    const message = messageOf(() => run(query))
    expect(message).toContain('Add this to "fieldOverrides" in firestore.indexes.json: ')
    const entry = message.slice(message.indexOf('{'))
    new IndexedQueries(store, { lax: false }).setIndexes(`{"fieldOverrides": [${entry}]}`)
    expect(run(query).paths).toEqual(['c/007', 'd/1/c/x'])
    expect(run({ ...base, where: field('n', '<', integer(2)) }).paths).toEqual(['c/000', 'c/001'])
  })

  test('on a field that is exempt from indexing lacks an index', () => {
    store.setIndexes({ ...noIndexes, overrides: [{ collectionId: 'c', field: ['n'], indexes: [] }] })
    expect(() => run({ ...base, orderBy: [by('n')] })).toThrow('The query requires an index.')
  })

  test('can be asked of the past', async () => {
    const time = database.read((reader) => reader.time)
    await fill([['c/007', new Map([['n', integer(1000)]])]])
    const paths = database.read(
      (reader) =>
        [...runQuery(reader, { ...base, where: field('n', '==', integer(7)) }, { lax: false }).documents].map(
          (one) => one.path,
        ),
      time,
    )
    expect(paths).toEqual(['c/007'])
  })

  test('counts, sums and averages', () => {
    const queries = new IndexedQueries(store, { lax: true })
    const values = database.read((reader) =>
      queries.aggregate(reader, { database: id, query: { ...base, where: field('tenth', '==', integer(4)) } }, [
        { kind: 'count', alias: 'count' },
        { kind: 'count', alias: 'few', upTo: 3 },
        { kind: 'sum', alias: 'sum', field: ['even'] },
        { kind: 'avg', alias: 'avg', field: ['tenth'] },
        { kind: 'avg', alias: 'words', field: ['tags'] },
      ]),
    ).values
    expect(Object.fromEntries(values)).toEqual({
      count: integer(50),
      few: integer(3),
      sum: integer(0),
      avg: { kind: 'double', value: 4 },
      words: nullValue,
    })
  })

  test('counts only documents that have every field that is summed or averaged', async () => {
    await fill([['c/000', new Map([['tenth', integer(4)]])]])
    const queries = new IndexedQueries(store, { lax: true })
    const { values } = database.read((reader) =>
      queries.aggregate(reader, { database: id, query: { ...base, where: field('tenth', '==', integer(4)) } }, [
        { kind: 'count', alias: 'count' },
        { kind: 'sum', alias: 'sum', field: ['even'] },
      ]),
    )
    expect(values.get('count')).toEqual(integer(50))
  })

  test('has at most five aggregations', () => {
    const queries = new IndexedQueries(store, { lax: false })
    const six = Array.from({ length: 6 }, (_, i) => ({ kind: 'count', alias: `${i}` }) as const)
    expect(() => database.read((reader) => queries.aggregate(reader, { database: id, query: base }, six))).toThrow(
      'The maximum number of aggregations allowed in an aggregation query is 5. Received: 6',
    )
  })

  test('finds the nearest vectors', async () => {
    const vector = (...values: number[]): Value => ({ kind: 'vector', values })
    await fill([
      ['v/1', new Map([['e', vector(1, 0)]])],
      ['v/2', new Map([['e', vector(10, 0)]])],
      ['v/3', new Map([['e', vector(0, 1)]])],
      ['v/4', new Map([['e', vector(1)]])],
      ['v/5', new Map([['e', list(integer(1), integer(0))]])],
    ])
    const nearest = (measure: 'EUCLIDEAN' | 'COSINE' | 'DOT_PRODUCT', distanceThreshold?: number) =>
      run(
        {
          ...base,
          collectionId: 'v',
          findNearest: {
            field: ['e'],
            vector: [2, 0],
            measure,
            limit: 3,
            ...(distanceThreshold !== undefined && { distanceThreshold }),
          },
        },
        true,
      ).paths
    expect(nearest('EUCLIDEAN')).toEqual(['v/1', 'v/3', 'v/2'])
    expect(nearest('EUCLIDEAN', 1)).toEqual(['v/1'])
    expect(nearest('COSINE')).toEqual(['v/1', 'v/2', 'v/3'])
    expect(nearest('DOT_PRODUCT')).toEqual(['v/2', 'v/1', 'v/3'])
    expect(nearest('DOT_PRODUCT', 2)).toEqual(['v/2', 'v/1'])
  })

  test('tells how it is answered', () => {
    const queries = new IndexedQueries(store, { lax: false })
    const query: Query = { ...base, orderBy: [by('n', 'desc')], limit: 2 }
    const ask = (analyze: boolean) =>
      database.read((reader) => queries.run(reader, { database: id, query, explain: { analyze } }))
    expect(ask(false)).toEqual({
      documents: [],
      skipped: 0,
      explain: { indexesUsed: [{ query_scope: 'Collection', properties: '(n DESC, __name__ DESC)' }] },
    })
    expect(ask(true).explain?.execution).toMatchObject({ resultsReturned: 2, readOperations: 2 })
  })

  const messageOf = (attempt: () => unknown): string => {
    try {
      attempt()
    } catch (error) {
      if (error instanceof Error) return error.message
    }
    return 'no error'
  }
})

describe('an index file', () => {
  test('that is wrong is refused with the reason', () => {
    const queries = new IndexedQueries(store, { lax: false })
    expect(queries.load('{')).toContain('not JSON')
    expect(queries.load('{"indexes": [{"collectionGroup": "c"}]}')).toContain('indexes[0].fields')
  })
})
