import { describe, expect, test } from 'vitest'
import type { OutboxEvent } from './store.ts'
import { FreshStore } from './testing/fresh-store.ts'

const given = new FreshStore()

describe('the outbox', () => {
  const event = (key: string): OutboxEvent => ({
    trigger: 't',
    key,
    change: { path: 'c/a', after: { path: 'c/a', fields: new Map(), createTime: 1, updateTime: 1 } },
    time: 5,
    actor: { authType: 'app_user', authId: 'u' },
  })
  const pending = (after?: number) => [...given.database.outbox.pending(after)]

  test('keeps events in order until they are removed, and never uses a number twice', async () => {
    await given.database.transact((transactor) => {
      transactor.enqueue(event('a'))
      transactor.enqueue(event('b'))
    })
    expect(pending()).toEqual([
      { ...event('a'), sequence: 1 },
      { ...event('b'), sequence: 2 },
    ])
    expect(pending(1).map(({ key }) => key)).toEqual(['b'])
    await given.database.outbox.remove([1, 2])
    expect(pending()).toEqual([])
    await given.database.transact((transactor) => transactor.enqueue(event('c')))
    expect(pending().map(({ sequence }) => sequence)).toEqual([3])
  })

  test('gets nothing from a transaction that throws', async () => {
    const failing = given.database.transact((transactor) => {
      transactor.enqueue(event('a'))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(pending()).toEqual([])
  })
})
