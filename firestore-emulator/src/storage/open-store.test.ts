import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DatabaseId } from '../model/path.ts'
import type { Fields } from '../model/value.ts'
import { openStore } from './open-store.ts'

const id: DatabaseId = { project: 'demo', database: '(default)' }
const fields: Fields = new Map([['n', { kind: 'integer', value: 1n }]])

describe('a data folder', () => {
  let folder: string
  let now = 1_700_000_000_000
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('keeps everything from one opening to the next', async () => {
    const indexes = {
      composites: [{ collectionId: 'c', scope: 'group', fields: [{ field: ['n'], mode: 'asc' }] }],
      overrides: [],
    } as const
    const first = await openStore({ dir: folder, now: () => now })
    first.setIndexes(indexes)
    const { commitTime } = await first.database(id).transact((transactor) => transactor.put('c/a', fields))
    await first.close()
    now -= 86_400_000
    const second = await openStore({ dir: folder, now: () => now })
    expect(second.databases()).toEqual([id])
    expect(second.database(id).read((reader) => reader.get('c/a')?.updateTime)).toBe(commitTime)
    expect(second.database(id).read((reader) => reader.indexes.defined.length)).toBe(1)
    const later = await second.database(id).transact((transactor) => transactor.put('c/b', fields))
    expect(later.commitTime).toBeGreaterThan(commitTime)
    expect(second.verify()).toEqual([])
    await second.close()
  })

  test('belongs to one at a time', async () => {
    const first = await openStore({ dir: folder })
    await expect(openStore({ dir: folder })).rejects.toThrow(
      `The data folder ${folder} is held by process ${process.pid}: stop that one, or choose another folder.`,
    )
    await first.close()
    await (await openStore({ dir: folder })).close()
  })
})
