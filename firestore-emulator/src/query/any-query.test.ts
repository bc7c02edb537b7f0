import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import type { DatabaseId, DocumentPath } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import { StatusError } from '../model/status.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Fields } from '../model/value.ts'
import { openStore } from '../storage/open-store.ts'
import type { Database, Store } from '../storage/store.ts'
import { runQuery } from './execute.ts'
import { matches } from './filter.ts'
import { comparator } from './order.ts'
import { anyQuery, someDocuments } from './testing/any-query.ts'
import { index } from './testing/build.ts'

const id: DatabaseId = { project: 'demo', database: '(default)' }
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
const run = (query: Query, lax = false, at?: CommitTime) =>
  database.read((reader) => {
    const { documents, plans } = runQuery(reader, query, { lax })
    return { paths: [...documents].map(({ path }) => path), kinds: plans.map(({ kind }) => kind) }
  }, at)

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

  test('answer what filtering and sorting all of them would', async () => {
    const kinds = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(
        someDocuments,
        fc.array(anyQuery, { minLength: 20, maxLength: 20 }),
        async (contents, queries) => {
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
        },
      ),
      { numRuns: 40 },
    )
    expect(kinds.get('join')).toBeGreaterThan(200)
    expect(kinds.get('sort')).toBeGreaterThan(30)
  }, 60_000)

  test('answer of the past what they answered then', async () => {
    await fc.assert(
      fc.asyncProperty(
        someDocuments,
        someDocuments,
        fc.array(anyQuery, { minLength: 20, maxLength: 20 }),
        async (before, after, queries) => {
          await database.clear()
          await fill(before)
          const time = database.read((reader) => reader.time)
          const expected = queries.map(bruteForce)
          await database.transact((transactor) => {
            for (const [path] of [...before].slice(0, 2)) transactor.delete(path)
            for (const [path, fields] of after) transactor.put(path, fields)
          })
          expect(queries.map((one) => run(one, true, time).paths)).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  const attempt = (one: Query): readonly DocumentPath[] | string => {
    try {
      return run(one).paths
    } catch (error) {
      if (error instanceof StatusError) return error.code
      throw error
    }
  }
})
