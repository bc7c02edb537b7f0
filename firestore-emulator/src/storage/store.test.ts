import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Commit } from '../model/document.ts'
import type { DatabaseId, DocumentPath } from '../model/path.ts'
import type { Fields, Value } from '../model/value.ts'
import { openStore } from './open-store.ts'
import type { Database, Store } from './store.ts'

const id: DatabaseId = { project: 'demo', database: '(default)' }
const integer = (value: number): Value => ({ kind: 'integer', value: BigInt(value) })
const fields = (entries: Record<string, Value>): Fields => new Map(Object.entries(entries))
const n = (value: number): Fields => fields({ n: integer(value) })

let store: Store
let database: Database
let now: number

beforeEach(async () => {
  now = 1_700_000_000_000
  store = await openStore({ now: () => now })
  database = store.database(id)
})
afterEach(() => store.close())

const put = (path: DocumentPath, value: Fields = n(1)) => database.transact((transactor) => transactor.put(path, value))
const remove = (path: DocumentPath) => database.transact((transactor) => transactor.delete(path))
const get = (path: DocumentPath, at?: number) => database.read((reader) => reader.get(path), at)
const paths = (collection: string, options?: { after?: string; missing?: boolean }, at?: number) =>
  database.read((reader) => [...reader.list(collection, options)].map((entry) => entry.path), at)
const ids = (parent: string, at?: number) => database.read((reader) => [...reader.collectionIds(parent)], at)

describe('all documents', () => {
  test('are those of one moment, however slowly they are read', async () => {
    for (let i = 0; i < 300; i++) await put(`c/${i}`)
    const { time, documents } = database.snapshot()
    const iterator = documents[Symbol.iterator]()
    const read = [iterator.next().value]
    await database.transact((transactor) => {
      for (let i = 0; i < 300; i += 2) transactor.put(`c/${i}`, n(2))
      transactor.delete('c/299')
      transactor.put('d/1', n(1))
    })
    for (const document of { [Symbol.iterator]: () => iterator }) read.push(document)
    expect(read.length).toBe(300)
    expect(read.every((document) => document.updateTime <= time && document.fields.get('n')?.value === 1n)).toBe(true)
  })
})

describe('a transaction', () => {
  test('writes documents with its time, and keeps the time of their creation', async () => {
    const first = await put('c/a')
    const second = await put('c/a', n(2))
    expect(get('c/a')).toEqual({
      path: 'c/a',
      fields: n(2),
      createTime: first.commitTime,
      updateTime: second.commitTime,
    })
    expect(second.commitTime).toBeGreaterThan(first.commitTime)
  })

  test('changes nothing when the fields are the same, and tells nobody', async () => {
    await put('c/a')
    const before = get('c/a')
    const heard: Commit[] = []
    database.onCommit((commits) => heard.push(...commits))
    expect((await put('c/a')).result).toEqual(before)
    expect(get('c/a')).toEqual(before)
    expect(heard).toEqual([])
  })

  test('leaves nothing behind when it throws, and others that came with it go on', async () => {
    const failing = database.transact((transactor) => {
      transactor.put('c/a', n(1))
      throw new Error('changed my mind')
    })
    const fine = put('c/b')
    await expect(failing).rejects.toThrow('changed my mind')
    await fine
    expect(paths('c')).toEqual(['c/b'])
    expect(store.verify()).toEqual([])
  })

  test('sees what those before it wrote, though all are written at once, but not its own writes', async () => {
    const add = () =>
      database.transact((transactor) => {
        const value = transactor.get('c/counter')?.fields.get('n')
        transactor.put('c/counter', n(value?.kind === 'integer' ? Number(value.value) + 1 : 1))
        return [...transactor.list('c')].length
      })
    const results = await Promise.all(Array.from({ length: 300 }, add))
    expect(get('c/counter')?.fields).toEqual(n(300))
    expect(results.map(({ result }) => result)).toEqual([0, ...Array(299).fill(1)])
    const times = results.map(({ commitTime }) => commitTime)
    expect(new Set(times).size).toBe(300)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  test('is heard by listeners in order, before its caller', async () => {
    const heard: string[] = []
    const stop = database.onCommit((commits) => {
      for (const { changes } of commits) heard.push(...changes.map(({ path }) => path))
    })
    const writes = ['a', 'b', 'c'].map((name) => put(`c/${name}`).then(() => heard.push(`answer ${name}`)))
    await Promise.all(writes)
    stop()
    await put('c/d')
    expect(heard.filter((one) => one.startsWith('c/'))).toEqual(['c/a', 'c/b', 'c/c'])
    expect(heard.indexOf('c/a')).toBeLessThan(heard.indexOf('answer a'))
  })

  test('is heard with those that became durable with it, and each can still be asked how things stood then', async () => {
    await put('c/a', n(0))
    const seen: unknown[] = []
    const nOf = (path: DocumentPath, at: number) => get(path, at)?.fields.get('n')
    database.onCommit((commits) => {
      seen.push(
        commits.length,
        ...commits.map(({ time }) => [nOf('c/a', time), nOf('c/b', time), paths('c', {}, time)]),
      )
    })
    await Promise.all([put('c/a', n(1)), put('c/b', n(2)), put('c/a', n(3)), remove('c/b')])
    expect(seen).toEqual([
      4,
      [integer(1), undefined, ['c/a']],
      [integer(1), integer(2), ['c/a', 'c/b']],
      [integer(3), integer(2), ['c/a', 'c/b']],
      [integer(3), undefined, ['c/a']],
    ])
  })

  test('has a later time than all before, even when the clock goes back', async () => {
    const first = await put('c/a')
    now -= 3_600_000
    const second = await put('c/b')
    expect(second.commitTime).toBeGreaterThan(first.commitTime)
  })
})

describe('a listing', () => {
  beforeEach(async () => {
    for (const path of ['c/b', 'c/a', 'c/__id7__', 'c/a/d/1', 'c/m/d/1', 'c/m/e/1', 'cc/x', 'c/n/d/1/f/2'])
      await put(path)
  })

  test('has the documents of one collection in order, from where it is asked to go on', () => {
    expect(paths('c')).toEqual(['c/__id7__', 'c/a', 'c/b'])
    expect(paths('c', { after: 'a' })).toEqual(['c/b'])
    expect(paths('nothing')).toEqual([])
  })

  test('has the missing documents too when asked', async () => {
    expect(paths('c', { missing: true })).toEqual(['c/__id7__', 'c/a', 'c/b', 'c/m', 'c/n'])
    expect(paths('c', { missing: true, after: 'b' })).toEqual(['c/m', 'c/n'])
    expect(paths('c/n/d', { missing: true })).toEqual(['c/n/d/1'])
    await remove('c/m/d/1')
    await remove('c/m/e/1')
    expect(paths('c', { missing: true })).toEqual(['c/__id7__', 'c/a', 'c/b', 'c/n'])
  })

  test('has the ids of collections', () => {
    expect(ids('')).toEqual(['c', 'cc'])
    expect(ids('c/m')).toEqual(['d', 'e'])
    expect(ids('c/n')).toEqual(['d'])
    expect(ids('c/b')).toEqual([])
  })

  test('copes with ids as long as they may be', async () => {
    const long = (letter: string) => `${letter.repeat(1499)}`
    await put(`long/${long('x')}1/${long('y')}/z`)
    await put(`long/${long('x')}2`)
    expect(paths('long')).toEqual([`long/${long('x')}2`])
    expect(get(`long/${long('x')}1/${long('y')}/z`)?.fields).toEqual(n(1))
    expect(store.verify()).toEqual([])
  })
})

describe('the past', () => {
  test('can be read as it was, listings too', async () => {
    await put('c/a', n(1))
    await put('c/b/d/1', n(1))
    const { commitTime } = await put('c/b', n(1))
    await put('c/a', n(2))
    await remove('c/b')
    await remove('c/b/d/1')
    await put('c/c', n(1))
    expect(get('c/a', commitTime)?.fields).toEqual(n(1))
    expect(get('c/b', commitTime)?.fields).toEqual(n(1))
    expect(get('c/c', commitTime)).toBeUndefined()
    expect(paths('c', {}, commitTime)).toEqual(['c/a', 'c/b'])
    expect(paths('c', { missing: true }, commitTime - 1)).toEqual(['c/a', 'c/b'])
    expect(paths('c', { missing: true })).toEqual(['c/a', 'c/c'])
    expect(ids('c/b', commitTime)).toEqual(['d'])
    expect(ids('c/b')).toEqual([])
  })

  test('ends an hour ago', async () => {
    const { commitTime } = await put('c/a', n(1))
    now += 3_599_000
    await put('c/a', n(2))
    expect(get('c/a', commitTime)?.fields).toEqual(n(1))
    now += 2_000
    expect(() => get('c/a', commitTime)).toThrow('The requested snapshot version is too old.')
  })

  test('is told commit by commit', async () => {
    const heard: Commit[] = []
    database.onCommit((commits) => heard.push(...commits))
    const { commitTime } = await put('c/a', n(1))
    await put('c/a', n(2))
    await remove('c/a')
    await put('c/a', n(3))
    await put('c/b', n(3))
    expect([...(database.commitsSince(commitTime) ?? [])]).toEqual(heard.slice(1))
    expect([...(database.commitsSince(0) ?? [])]).toEqual(heard)
  })
})

describe('databases', () => {
  test('share nothing', async () => {
    const other = store.database({ project: 'demo', database: 'other' })
    await put('c/a')
    expect(other.read((reader) => reader.get('c/a'))).toBeUndefined()
    await other.transact((transactor) => transactor.put('c/b', n(1)))
    await database.clear()
    expect(paths('c')).toEqual([])
    expect(other.read((reader) => [...reader.list('c')].length)).toBe(1)
    expect(store.database({ project: 'demo', database: 'other' })).toBe(other)
  })

  test('are listed once something was written', async () => {
    store.database({ project: 'demo', database: 'never written' })
    await put('c/a')
    expect(store.databases()).toEqual([id])
  })

  test('are cleared as one commit, indexes too', async () => {
    await put('c/a')
    await put('c/a/d/b')
    const heard: Commit[] = []
    database.onCommit((commits) => heard.push(...commits))
    await database.clear()
    expect(heard.map(({ changes }) => changes.map(({ path, after }) => [path, after]))).toEqual([
      [
        ['c/a', undefined],
        ['c/a/d/b', undefined],
      ],
    ])
    expect(store.verify()).toEqual([])
  })
})
