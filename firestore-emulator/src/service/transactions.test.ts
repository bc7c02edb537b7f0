import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { manualClock } from '../util/clock.ts'
import { all, database, drawn, latest, outcome, owner, set, TestService } from './testing/service.ts'
import { Transactions, transactionTimes } from './transactions.ts'

let at: TestService
beforeEach(async () => {
  at = await TestService.open()
  await at.given({ 'a/1': { n: 1 }, 'a/2': { n: 2 } })
})
afterEach(() => at.close())

const begin = () => at.service.beginTransaction(owner, { kind: 'readWrite' })
const get = (path: string, transaction: Uint8Array) =>
  at.service.getDocument(owner, { path, consistency: { kind: 'transaction', transaction } })

describe('a transaction', () => {
  test('keeps what it read from others until it is over', async () => {
    const transaction = await begin()
    await get('a/1', transaction)
    let written = false
    const other = at.service.commit(owner, { writes: [set('a/1', { n: 9 })] }).then(() => {
      written = true
    })
    expect(await outcome(at.service.commit(owner, { writes: [set('a/2', { n: 9 })] }))).toBe('OK')
    expect(written).toBe(false)
    await at.service.commit(owner, { writes: [set('a/1', { n: 2 })], transaction })
    await other
    expect((await at.service.getDocument(owner, { path: 'a/1', consistency: latest })).fields.get('n')).toEqual({
      kind: 'integer',
      value: 9n,
    })
  })

  test('lets go when it is rolled back', async () => {
    const transaction = await begin()
    await get('a/1', transaction)
    await at.service.rollback(owner, transaction)
    expect(await outcome(at.service.commit(owner, { writes: [set('a/1', { n: 9 })] }))).toBe('OK')
    expect(await outcome(get('a/1', transaction))).toBe('ABORTED')
  })

  test('is over once it was committed', async () => {
    const transaction = await begin()
    await at.service.commit(owner, { writes: [], transaction })
    expect(await outcome(at.service.commit(owner, { writes: [], transaction }))).toBe('ABORTED')
  })

  test('lets go when its commit fails', async () => {
    const transaction = await begin()
    await get('a/1', transaction)
    const writes = [{ ...set('a/1', { n: 2 }), precondition: { exists: false } }]
    expect(await outcome(at.service.commit(owner, { writes, transaction }))).toBe('ALREADY_EXISTS')
    expect(await outcome(at.service.commit(owner, { writes: [set('a/1', { n: 9 })] }))).toBe('OK')
  })

  test('begun by a query that is refused does not stay behind', async () => {
    const query = all('a', { limit: -1 })
    const consistency = { kind: 'begin', options: { kind: 'readWrite' } } as const
    expect(await outcome(at.service.runQuery(owner, { query, consistency }))).toBe('INVALID_ARGUMENT')
    expect(await outcome(at.service.commit(owner, { writes: [set('a/1', { n: 9 })] }))).toBe('OK')
  })

  test('fails when a document has joined its query, and not when one joined another', async () => {
    const consistency = { kind: 'begin', options: { kind: 'readWrite' } } as const
    const [first] = await drawn(at.service.runQuery(owner, { query: all('a'), consistency }))
    const [second] = await drawn(at.service.runQuery(owner, { query: all('b'), consistency }))
    await at.service.commit(owner, { writes: [set('a/3', { n: 3 })] })
    const commit = (transaction: Uint8Array = new Uint8Array()) =>
      outcome(at.service.commit(owner, { writes: [set('c/1', { n: 1 })], transaction }))
    expect(await commit(first?.transaction)).toBe('ABORTED')
    expect(await commit(second?.transaction)).toBe('OK')
  })

  test('that only reads may not write', async () => {
    const transaction = await at.service.beginTransaction(owner, { kind: 'readOnly' })
    const writes = [set('a/1', { n: 9 })]
    expect(await outcome(at.service.commit(owner, { writes, transaction }))).toBe('INVALID_ARGUMENT')
  })

  test('nobody began is unknown', async () => {
    const transaction = new Uint8Array([1, 2, 3])
    expect(await outcome(get('a/1', transaction))).toBe('INVALID_ARGUMENT')
    expect(await outcome(at.service.rollback(owner, transaction))).toBe('INVALID_ARGUMENT')
  })

  test('of another database is unknown here', async () => {
    const elsewhere = { ...owner, database: { ...database, database: 'other' } }
    const transaction = await at.service.beginTransaction(elsewhere, { kind: 'readWrite' })
    expect(await outcome(get('a/1', transaction))).toBe('INVALID_ARGUMENT')
  })
})

describe('Transactions', () => {
  const codeOf = (work: () => Promise<unknown>) => outcome(work())

  test('expire when nobody uses them, or after all their time', async () => {
    const clock = manualClock()
    const transactions = new Transactions(clock)
    const idle = transactions.begin({})
    const busy = transactions.begin({})
    clock.advance(transactionTimes.idleMs - 1)
    expect(await codeOf(() => transactions.use(busy.id, async () => {}))).toBe('OK')
    clock.advance(1)
    expect(await codeOf(() => transactions.use(idle.id, async () => {}))).toBe('INVALID_ARGUMENT')
    for (let t = 0; t < transactionTimes.totalMs; t += 30_000) {
      await transactions.use(busy.id, async () => {}).catch(() => {})
      clock.advance(30_000)
    }
    expect(await codeOf(() => transactions.use(busy.id, async () => {}))).toBe('INVALID_ARGUMENT')
  })

  test('that were aborted keep their age when they are tried again', () => {
    const transactions = new Transactions(manualClock())
    const first = transactions.begin({})
    const second = transactions.begin({})
    expect(transactions.begin({ retry: first.id }).age).toBe(first.age)
    expect(second.age).toBeGreaterThan(first.age)
  })
})
