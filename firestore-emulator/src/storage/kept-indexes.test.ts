import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Value } from '../model/value.ts'
import { anyFields } from '../model/value-arbitrary.ts'
import { FreshStore } from './testing/fresh-store.ts'

const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })
const given = new FreshStore()

describe('the indexes', () => {
  test('always are what the documents make of them, whatever is written', async () => {
    given.store.setIndexes({
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
            given.database.transact((transactor) =>
              one.fields === null ? transactor.delete(one.path) : transactor.put(one.path, one.fields),
            ),
          ),
        )
        expect(given.store.verify()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('are built over what is there already, and forgotten when they are wanted no more', async () => {
    await given.fill([['c/1', new Map(Object.entries({ a: integer(1), b: integer(2) }))]])
    const composite = {
      collectionId: 'c',
      scope: 'collection',
      fields: [
        { field: ['a'], mode: 'asc' },
        { field: ['b'], mode: 'asc' },
      ],
    } as const
    given.store.setIndexes({ composites: [composite], overrides: [] })
    const definition = given.database.read((reader) => reader.indexes.defined[0])
    expect(definition?.fields.at(-1)).toEqual({ field: ['__name__'], mode: 'asc' })
    const hits = given.database.read((reader) =>
      definition ? [...reader.indexes.scan({ kind: 'defined', definition, collection: 'c' })] : [],
    )
    expect(hits.map(({ path }) => path)).toEqual(['c/1'])
    given.store.setIndexes({ composites: [], overrides: [] })
    expect(given.database.read((reader) => reader.indexes.defined)).toEqual([])
    expect(given.store.verify()).toEqual([])
  })
})
