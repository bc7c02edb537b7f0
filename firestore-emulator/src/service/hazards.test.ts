import { beforeEach, describe, expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import { type Indexes, noIndexes } from '../model/index-definition.ts'
import type { Value } from '../model/value.ts'
import { Hazards } from './hazards.ts'

const id = { project: 'demo', database: '(default)' }
let now: number
let said: string[]
let hazards: Hazards
beforeEach(() => {
  now = 1_000_000
  said = []
  hazards = new Hazards(
    () => now,
    (message) => said.push(message),
  )
})

const document = (path: string, n: number): Document => {
  const value: Value = { kind: 'integer', value: BigInt(n) }
  return { path, fields: new Map([['n', value]]), createTime: 1, updateTime: 1 }
}
const write = (path: string, n = 1, indexes: Indexes = noIndexes) =>
  hazards.committed(id, { time: 1, changes: [{ path, after: document(path, n) }] }, () => indexes)
/** Writes so many times a second for a minute. */
const keepWriting = (perSecond: number, one: (i: number) => void, seconds = 60) => {
  for (let i = 0; i < seconds * perSecond; i++) {
    now += 1000 / perSecond
    one(i)
  }
}

describe('a document', () => {
  test('may be written once a second, and now and then in a burst', () => {
    keepWriting(1, () => write('orders/o1'))
    for (let i = 0; i < 20; i++) write('orders/o1')
    expect(said).toEqual([])
  })

  test('that keeps being written more often is warned of, once in ten minutes', () => {
    keepWriting(3, () => write('orders/o1'))
    expect(said).toEqual([expect.stringContaining('document orders/o1 keeps being written more than once a second')])
    keepWriting(3, () => write('orders/o1'), 600)
    expect(said.length).toBe(2)
  })
})

describe('a field that only grows', () => {
  test('is warned of when it is written very fast, with the exemption to add', () => {
    keepWriting(800, (i) => write(`orders/o${i}`, i), 5)
    expect(said).toEqual([expect.stringContaining('{"collectionGroup":"orders","fieldPath":"n","indexes":[]}')])
  })

  test('is fine when it is slower, goes up and down, or is exempt', () => {
    const exempt: Indexes = { composites: [], overrides: [{ collectionId: 'exempt', field: ['n'], indexes: [] }] }
    keepWriting(400, (i) => write(`slow/o${i}`, i), 5)
    keepWriting(800, (i) => write(`random/o${i}`, (i * 7919) % 1000), 5)
    keepWriting(800, (i) => write(`exempt/o${i}`, i, exempt), 5)
    expect(said).toEqual([])
  })
})

describe('a listener', () => {
  const query = { parent: '', collectionId: 'orders', allDescendants: false, orderBy: [], offset: 0 }

  test('without a limit is warned of when it begins with many documents', () => {
    hazards.listening(id, query, 1000)
    hazards.listening(id, { ...query, limit: 5000 }, 5000)
    expect(said).toEqual([])
    hazards.listening(id, query, 1001)
    hazards.listening(id, query, 1002)
    expect(said).toEqual([expect.stringContaining('a listener on "orders" began with 1001 documents and has no limit')])
  })
})
