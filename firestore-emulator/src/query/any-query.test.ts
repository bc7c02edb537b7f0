import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import { StatusError } from '../model/status.ts'
import type { CommitTime } from '../model/timestamp.ts'
import { FreshStore } from '../storage/testing/fresh-store.ts'
import { runQuery } from './execute.ts'
import { matches } from './filter.ts'
import { comparator } from './order.ts'
import { anyQuery, someDocuments } from './testing/any-query.ts'
import { index } from './testing/build.ts'

const given = new FreshStore()

const everything = () => {
  const all: Document[] = []
  for (const parent of ['', 'c/1', 'd/1']) {
    given.database.read((reader) => {
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
  given.database.read((reader) => {
    const { documents, plans } = runQuery(reader, query, { lax })
    return { paths: [...documents].map(({ path }) => path), kinds: plans.map(({ kind }) => kind) }
  }, at)

describe('queries over any documents', () => {
  beforeEach(() =>
    given.store.setIndexes({
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
    }),
  )

  test('answer what filtering and sorting all of them would', async () => {
    const kinds = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(
        someDocuments,
        fc.array(anyQuery, { minLength: 20, maxLength: 20 }),
        async (contents, queries) => {
          await given.database.clear()
          await given.fill(contents)
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
          await given.database.clear()
          await given.fill(before)
          const time = given.database.read((reader) => reader.time)
          const expected = queries.map(bruteForce)
          await given.database.transact((transactor) => {
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
