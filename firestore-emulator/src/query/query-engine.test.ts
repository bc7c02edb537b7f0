import { beforeEach, describe, expect, test } from 'vitest'
import { noIndexes } from '../model/index-definition.ts'
import type { DocumentPath } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import { type Fields, nullValue, type Value } from '../model/value.ts'
import { FreshStore } from '../storage/testing/fresh-store.ts'
import { runQuery } from './execute.ts'
import { IndexedQueries } from './indexed-queries.ts'
import { and, base, by, field, index, integer, list, name, text } from './testing/build.ts'

const given = new FreshStore()

const run = (query: Query, lax = false) =>
  given.database.read((reader) => {
    const { documents, effort } = runQuery(reader, query, { lax })
    return { paths: [...documents].map(({ path }) => path), effort }
  })

describe('a query', () => {
  beforeEach(async () => {
    await given.fill(
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

  test('of no collection finds the documents of all, those just below its parent or all of them', async () => {
    const { collectionId: _, ...anywhere } = base
    await given.fill(['d/1', 'd/1/e/2', 'd/1/e/2/f/3', 'd/1/g/4', 'gone/x/y/5'].map((path) => [path, new Map()]))
    const found = (more: Partial<Query>) => run({ ...anywhere, ...more }).paths
    const pastC = { startAt: { values: [name('d/0')], before: true }, orderBy: [by('__name__')] }
    expect(found(pastC)).toEqual(['d/1'])
    expect(found({ parent: 'd/1' })).toEqual(['d/1/e/2', 'd/1/g/4'])
    expect(found({ parent: 'd/1', allDescendants: true })).toEqual(['d/1/e/2', 'd/1/e/2/f/3', 'd/1/g/4'])
    expect(found({ parent: 'gone/x', limit: 1 })).toEqual(['gone/x/y/5'])
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
    const queries = new IndexedQueries(given.store, { lax: false })
    queries.setIndexes(`{"indexes": [${entry}], "fieldOverrides": []}`)
    const { paths, effort } = run(query)
    expect(paths).toEqual(['c/499', 'c/497'])
    expect(effort.documents).toBe(2)
  })

  test('whose index is still being built says so, as in production, and runs once it is', async () => {
    await given.fill(Array.from({ length: 2_500 }, (_, i) => [`c/more-${i}`, new Map([['n', integer(i)]])]))
    given.store.setIndexes({
      composites: [
        index([
          ['even', 'asc'],
          ['n', 'asc'],
        ]),
      ],
      overrides: [],
    })
    const query: Query = { ...base, where: field('even', '==', integer(1)), orderBy: [by('n')], limit: 2 }
    expect(() => run(query)).toThrow(
      'The query requires an index. That index is currently building and cannot be used yet.',
    )
    expect(() => run({ ...query, orderBy: [by('n', 'desc')] })).toThrow('Add this to "indexes"')
    expect(run(query, true).paths).toEqual(['c/001', 'c/003'])
    while (given.database.read(({ indexes }) => indexes.defined.length === 0)) await given.database.transact(() => {})
    expect(run(query).paths).toEqual(['c/001', 'c/003'])
  })

  test('over a collection group lacks an index for its field until an override gives it one', async () => {
    await given.fill([['d/1/c/x', new Map([['n', integer(7)]])]])
    const query: Query = { ...base, allDescendants: true, where: field('n', '==', integer(7)) }
    const message = messageOf(() => run(query))
    expect(message).toContain('Add this to "fieldOverrides" in firestore.indexes.json: ')
    const entry = message.slice(message.indexOf('{'))
    new IndexedQueries(given.store, { lax: false }).setIndexes(`{"fieldOverrides": [${entry}]}`)
    expect(run(query).paths).toEqual(['c/007', 'd/1/c/x'])
    expect(run({ ...base, where: field('n', '<', integer(2)) }).paths).toEqual(['c/000', 'c/001'])
  })

  test('on a field that is exempt from indexing lacks an index', () => {
    given.store.setIndexes({ ...noIndexes, overrides: [{ collectionId: 'c', field: ['n'], indexes: [] }] })
    expect(() => run({ ...base, orderBy: [by('n')] })).toThrow('The query requires an index.')
  })

  test('can be asked of the past', async () => {
    const time = given.database.read((reader) => reader.time)
    await given.fill([['c/007', new Map([['n', integer(1000)]])]])
    const paths = given.database.read(
      (reader) =>
        [...runQuery(reader, { ...base, where: field('n', '==', integer(7)) }, { lax: false }).documents].map(
          (one) => one.path,
        ),
      time,
    )
    expect(paths).toEqual(['c/007'])
  })

  test('of the past reads as much as it answers, and what has changed since', async () => {
    const time = given.database.read((reader) => reader.time)
    await given.fill([
      ['c/499', new Map([['n', integer(1000)]])],
      ['c/new', new Map([['n', integer(498)]])],
    ])
    await given.database.transact((transactor) => transactor.delete('c/497'))
    const query: Query = { ...base, orderBy: [by('n', 'desc')], limit: 4 }
    const then = given.database.read((reader) => {
      const { documents, effort } = runQuery(reader, query, { lax: false })
      return { paths: [...documents].map(({ path }) => path), effort }
    }, time)
    expect(then.paths).toEqual(['c/499', 'c/498', 'c/497', 'c/496'])
    expect(then.effort.documents).toBeLessThanOrEqual(4)
    expect(run(query).paths).toEqual(['c/499', 'c/new', 'c/498', 'c/496'])
  })

  test('of the past lacks an index like any other', () => {
    const time = given.database.read((reader) => reader.time)
    const query: Query = { ...base, where: field('even', '==', integer(1)), orderBy: [by('n')] }
    expect(() => given.database.read((reader) => runQuery(reader, query, { lax: false }), time - 1)).toThrow(
      'requires an index',
    )
  })

  test('counts, sums and averages', () => {
    const queries = new IndexedQueries(given.store, { lax: true })
    const values = given.database.read((reader) =>
      queries.aggregate(
        reader,
        { database: given.database.id, query: { ...base, where: field('tenth', '==', integer(4)) } },
        [
          { kind: 'count', alias: 'count' },
          { kind: 'count', alias: 'few', upTo: 3 },
          { kind: 'sum', alias: 'sum', field: ['even'] },
          { kind: 'avg', alias: 'avg', field: ['tenth'] },
          { kind: 'avg', alias: 'words', field: ['tags'] },
        ],
      ),
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
    await given.fill([['c/000', new Map([['tenth', integer(4)]])]])
    const queries = new IndexedQueries(given.store, { lax: true })
    const { values } = given.database.read((reader) =>
      queries.aggregate(
        reader,
        { database: given.database.id, query: { ...base, where: field('tenth', '==', integer(4)) } },
        [
          { kind: 'count', alias: 'count' },
          { kind: 'sum', alias: 'sum', field: ['even'] },
        ],
      ),
    )
    expect(values.get('count')).toEqual(integer(50))
  })

  test('has at most five aggregations', () => {
    const queries = new IndexedQueries(given.store, { lax: false })
    const six = Array.from({ length: 6 }, (_, i) => ({ kind: 'count', alias: `${i}` }) as const)
    expect(() =>
      given.database.read((reader) => queries.aggregate(reader, { database: given.database.id, query: base }, six)),
    ).toThrow('The maximum number of aggregations allowed in an aggregation query is 5. Received: 6')
  })

  test('finds the nearest vectors', async () => {
    const vector = (...values: number[]): Value => ({ kind: 'vector', values })
    await given.fill([
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
    const queries = new IndexedQueries(given.store, { lax: false })
    const query: Query = { ...base, orderBy: [by('n', 'desc')], limit: 2 }
    const ask = (analyze: boolean) =>
      given.database.read((reader) => queries.run(reader, { database: given.database.id, query, explain: { analyze } }))
    expect(ask(false)).toEqual({
      documents: [],
      skipped: 0,
      explain: { indexesUsed: [{ query_scope: 'Collection', properties: '(n DESC, __name__ DESC)' }] },
    })
    expect(ask(true).explain?.execution).toMatchObject({ resultsReturned: 2, readOperations: 2 })
    const counted = given.database.read((reader) =>
      queries.aggregate(reader, { database: given.database.id, query: base, explain: { analyze: true } }, [
        { kind: 'count', alias: 'count' },
      ]),
    )
    const findNearest = { field: ['v'], vector: [1, 2, 3], measure: 'EUCLIDEAN', limit: 1 } as const
    const nearest: Query = { ...base, where: field('even', '==', integer(1)), findNearest }
    const lax = new IndexedQueries(given.store, { lax: true })
    const planned = given.database.read((reader) =>
      lax.run(reader, { database: given.database.id, query: nearest, explain: { analyze: false } }),
    )
    expect(planned.explain?.indexesUsed).toEqual([
      { query_scope: 'Collection', properties: '(even ASC, __name__ ASC, v VECTOR<3>)' },
    ])
    expect(counted.values.get('count')).toEqual(integer(500))
    expect(counted.explain?.execution).toMatchObject({ resultsReturned: 1, readOperations: 1 })
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
    const queries = new IndexedQueries(given.store, { lax: false })
    expect(queries.load('{')).toContain('not JSON')
    expect(queries.load('{"indexes": [{"collectionGroup": "c"}]}')).toContain('indexes[0].fields')
  })
})
