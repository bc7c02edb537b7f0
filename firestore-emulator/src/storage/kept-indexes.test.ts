import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DatabaseId } from '../model/path.ts'
import type { Value } from '../model/value.ts'
import { anyFields } from '../model/value-arbitrary.ts'
import { openStore } from './open-store.ts'
import type { Database, Store } from './store.ts'

const id: DatabaseId = { project: 'demo', database: '(default)' }
const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })

let store: Store
let database: Database
beforeEach(async () => {
  store = await openStore({})
  database = store.database(id)
})
afterEach(() => store.close())

describe('the indexes', () => {
  test('always are what the documents make of them, whatever is written', async () => {
    store.setIndexes({
      composites: [
        {
          collectionId: 'c',
          scope: 'collection',
          fields: [
            { field: ['a'], mode: 'asc' },
            { field: ['b'], mode: 'desc' },
          ],
        },
        {
          collectionId: 'c',
          scope: 'group',
          fields: [
            { field: ['a'], mode: 'contains' },
            { field: ['c'], mode: 'asc' },
          ],
        },
      ],
      overrides: [],
    })
    const path = fc.constantFrom('c/1', 'c/2', 'c/1/c/1', 'd/1', 'd/1/c/9')
    const step = fc.record({ path, fields: fc.option(anyFields) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await Promise.all(
          steps.map((one) =>
            database.transact((transactor) =>
              one.fields === null ? transactor.delete(one.path) : transactor.put(one.path, one.fields),
            ),
          ),
        )
        expect(store.verify()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('are built over what is there already, and forgotten when they are wanted no more', async () => {
    await database.transact((transactor) => {
      transactor.put('c/1', new Map(Object.entries({ a: integer(1), b: integer(2) })))
    })
    const composite = {
      collectionId: 'c',
      scope: 'collection',
      fields: [
        { field: ['a'], mode: 'asc' },
        { field: ['b'], mode: 'asc' },
      ],
    } as const
    store.setIndexes({ composites: [composite], overrides: [] })
    const definition = database.read((reader) => reader.indexes.defined[0])
    expect(definition?.fields.at(-1)).toEqual({ field: ['__name__'], mode: 'asc' })
    const hits = database.read((reader) =>
      definition ? [...reader.indexes.scan({ kind: 'defined', definition, collection: 'c' })] : [],
    )
    expect(hits.map(({ path }) => path)).toEqual(['c/1'])
    store.setIndexes({ composites: [], overrides: [] })
    expect(database.read((reader) => reader.indexes.defined)).toEqual([])
    expect(store.verify()).toEqual([])
  })
})
