import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DefinedIndex, Indexes } from '../model/index-definition.ts'
import type { DatabaseId, DocumentPath } from '../model/path.ts'
import type { Fields, Value } from '../model/value.ts'
import { openStore } from './open-store.ts'
import type { Database, Store, Transactor } from './store.ts'

const id: DatabaseId = { project: 'demo', database: '(default)' }
const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })

/** More than is indexed at once. */
const many = 4_000
const path = (n: number): DocumentPath => `c/${String(n).padStart(5, '0')}`
const fields = (n: number): Fields => new Map(Object.entries({ group: integer(n % 7), n: integer(n) }))

const indexed = (...modes: readonly ('asc' | 'desc')[]): Indexes => ({
  composites: modes.map((mode) => ({
    collectionId: 'c',
    scope: 'collection',
    fields: [
      { field: ['group'], mode: 'asc' },
      { field: ['n'], mode },
    ],
  })),
  overrides: [],
})

let folder: string
let store: Store
let database: Database
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'index-build-'))
  store = await openStore({ dir: join(folder, 'data'), sync: false })
  database = store.database(id)
  await database.transact((transactor) => {
    for (let n = 0; n < many; n++) transactor.put(path(n), fields(n))
  })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const isBuilding = (of = database) => of.read(({ indexes }) => indexes.building.length > 0)
const defined = (of = database): readonly DefinedIndex[] => of.read(({ indexes }) => indexes.defined)

/** What the only index finds, in its order. */
function found(of = database): readonly DocumentPath[] {
  const [definition] = defined(of)
  if (definition === undefined) return []
  return of.read(({ indexes }) =>
    Array.from(indexes.scan({ kind: 'defined', definition, collection: 'c' }), (hit) => hit.path),
  )
}

/** Everybody else's turns, until all is built; answers how many there were. */
async function turnsUntilBuilt(of = database, work: (transactor: Transactor, turn: number) => void = () => {}) {
  let turns = 0
  while (isBuilding(of)) await of.transact((transactor) => work(transactor, turns++))
  return turns
}

const inOrder = Array.from({ length: many }, (_, n) => n)
  .sort((a, b) => (a % 7) - (b % 7) || a - b)
  .map(path)

describe('an index over many documents', () => {
  test('is built in slices, between which others are served, and shows once it is whole', async () => {
    store.setIndexes(indexed('asc'))
    expect(defined()).toEqual([])
    expect(store.verify()).toEqual([])
    expect(await turnsUntilBuilt()).toBeGreaterThan(1)
    expect(found()).toEqual(inOrder)
    expect(store.verify()).toEqual([])
  })

  test('misses nothing that is written meanwhile, before or behind where it stands', async () => {
    store.setIndexes(indexed('asc'))
    await turnsUntilBuilt(database, (transactor, turn) => {
      transactor.delete(path(turn))
      transactor.delete(path(many - 1 - turn))
      transactor.put(path(100 + turn), fields(50_000 + turn))
      transactor.put(path(many - 100 - turn), fields(60_000 + turn))
      transactor.put(`c/${turn}-new`, fields(70_000 + turn))
      transactor.put(`c/z${turn}-new`, fields(80_000 + turn))
    })
    expect(found()).toContain('c/0-new')
    expect(found()).not.toContain(path(0))
    expect(store.verify()).toEqual([])
  })

  test('that is wanted no more before it is whole goes, and another one is built', async () => {
    store.setIndexes(indexed('asc'))
    await database.transact(() => {})
    store.setIndexes(indexed('desc'))
    await turnsUntilBuilt()
    expect(defined().map((one) => one.fields.at(-1)?.mode)).toEqual(['desc'])
    await store.close()
    store = await openStore({ dir: join(folder, 'data') })
    expect(store.verify()).toEqual([])
  })

  test('that is wanted again while it is cleared away is built anew', async () => {
    store.setIndexes(indexed('asc'))
    await turnsUntilBuilt()
    store.setIndexes(indexed())
    store.setIndexes(indexed('asc'))
    await turnsUntilBuilt()
    expect(found()).toEqual(inOrder)
    expect(store.verify()).toEqual([])
  })
})

describe('a build that a crash interrupts', () => {
  test('is done again when the folder is opened, with what was written meanwhile', async () => {
    await store.close()
    store = await openStore({ dir: join(folder, 'data') })
    database = store.database(id)
    store.setIndexes(indexed('asc'))
    await database.transact((transactor) => transactor.put('c/written', fields(90_000)))
    expect(isBuilding()).toBe(true)
    // What is on the disk in the middle of it, which is what a kill would leave.
    const left = join(folder, 'left')
    cpSync(join(folder, 'data'), left, { recursive: true, filter: (file) => !file.endsWith('lock') })
    const after = await openStore({ dir: left })
    try {
      expect(after.verify()).toEqual([])
      const again = after.database(id)
      expect(isBuilding(again)).toBe(true)
      expect(await turnsUntilBuilt(again)).toBeGreaterThan(1)
      expect(found(again)).toHaveLength(many + 1)
      expect(found(again)).toContain('c/written')
      expect(after.verify()).toEqual([])
    } finally {
      await after.close()
    }
  })

  test('is left to the next time when the store is closed', async () => {
    store.setIndexes(indexed('asc'))
    await store.close()
    store = await openStore({ dir: join(folder, 'data') })
    database = store.database(id)
    expect(isBuilding()).toBe(true)
    await turnsUntilBuilt()
    expect(found()).toEqual(inOrder)
  })
})
