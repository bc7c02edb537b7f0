import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kept, Seen } from './kept.ts'
import { type AnySource, createLiveStore, type Live, loading } from './live-store.ts'
import { sourceKey } from './source.ts'

interface Listening {
  readonly source: AnySource
  readonly next: (live: Live<unknown>) => void
  readonly fail: (failure: unknown) => void
  stopped: boolean
}

const mine: AnySource = { collection: 'orders', where: [['customerId', '==', 'asha']] }
const open: AnySource = { collection: 'products', anyone: true }
const ready = (value: unknown): Live<unknown> => ({ state: 'ready', value, fromCache: false, hasPendingWrites: false })

const remembered = (value: unknown, seenAt: number): Live<unknown> => ({
  state: 'ready',
  value,
  fromCache: true,
  hasPendingWrites: false,
  seenAt,
})

function setup() {
  const listenings: Listening[] = []
  const seen = new Map<string, Seen>()
  const kept: Kept = {
    recall: (key) => seen.get(key),
    note: (key, value) => seen.set(key, { value, at: Date.now() }),
    drop: (key) => seen.delete(key),
    forgetOthers: () => {},
  }
  let confirm = () => {}
  const confirmation = new Promise<void>((resolve) => {
    confirm = resolve
  })
  const store = createLiveStore({
    listen(source, next, fail) {
      const listening = { source, next, fail, stopped: false }
      listenings.push(listening)
      return () => {
        listening.stopped = true
      }
    },
    permitted: () => confirmation,
    isDenial: (failure) => failure === 'denied',
    kept,
  })
  const confirmed = async () => {
    confirm()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { store, listenings, seen, confirmed, latest: (source: AnySource) => store.latest(sourceKey(source)) }
}

describe('a live store', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  test('asks once for equal sources, and tells all who follow', () => {
    const { store, listenings, latest } = setup()
    const told: string[] = []
    store.follow(open, () => told.push('one'))
    store.follow({ ...open }, () => told.push('two'))
    expect(latest(open)).toBe(loading)
    listenings[0]?.next(ready(['milk']))
    expect(listenings).toHaveLength(1)
    expect(told).toEqual(['one', 'two'])
    expect(latest(open)).toEqual(ready(['milk']))
  })

  test('waits with what is not for anyone until it is known who asks', async () => {
    const { store, listenings, confirmed } = setup()
    store.follow(mine, () => {})
    store.follow(open, () => {})
    expect(listenings.map(({ source }) => source)).toEqual([open])
    await confirmed()
    expect(listenings.map(({ source }) => source)).toEqual([open, mine])
  })

  test('lingers a minute after the last has turned away, then stops', async () => {
    const { store, listenings, latest } = setup()
    const leave = store.follow(open, () => {})
    listenings[0]?.next(ready(1))
    leave()
    await vi.advanceTimersByTimeAsync(59_000)
    expect(latest(open)).toEqual(ready(1))
    store.follow(open, () => {})()
    await vi.advanceTimersByTimeAsync(59_000)
    expect(listenings[0]?.stopped).toBe(false)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(listenings[0]?.stopped).toBe(true)
    expect(latest(open)).toBe(loading)
  })

  test('waits for the server as long as something on screen has no word of it yet', () => {
    const { store, listenings } = setup()
    expect(store.isWaiting()).toBe(false)
    const leave = store.follow(open, () => {})
    expect(store.isWaiting()).toBe(true)
    listenings[0]?.next({ state: 'ready', value: 1, fromCache: true, hasPendingWrites: false })
    expect(store.isWaiting()).toBe(true)
    listenings[0]?.next(ready(1))
    expect(store.isWaiting()).toBe(false)
    listenings[0]?.next({ state: 'empty', fromCache: true })
    expect(store.isWaiting()).toBe(true)
    leave()
    expect(store.isWaiting()).toBe(false)
    store.follow(open, () => {})
    listenings[0]?.fail('denied')
    expect(store.isWaiting()).toBe(false)
  })

  test('says when it lost sight, and looks again when asked to', () => {
    const { store, listenings, latest } = setup()
    store.follow(open, () => {})
    listenings[0]?.fail('denied')
    const failed = latest(open)
    expect(failed).toMatchObject({ state: 'failed', denied: true })
    if (failed.state === 'failed') failed.retry()
    expect(latest(open)).toBe(loading)
    expect(listenings).toHaveLength(2)
  })

  test('looks again for whoever comes back to what had failed', () => {
    const { store, listenings, latest } = setup()
    const leave = store.follow(open, () => {})
    listenings[0]?.fail('denied')
    leave()
    store.follow(open, () => {})
    expect(latest(open)).toBe(loading)
    expect(listenings).toHaveLength(2)
  })

  test('for another reader forgets what was private, and asks anew for what is on screen', async () => {
    const { store, listenings, confirmed, latest } = setup()
    await confirmed()
    const other: AnySource = { document: 'users/asha' }
    store.follow(mine, () => {})
    store.follow(open, () => {})
    store.follow(other, () => {})()
    await confirmed()
    for (const listening of listenings) listening.next(ready('secret'))
    store.changeReader()
    expect([latest(mine), latest(other), latest(open)]).toEqual([loading, loading, ready('secret')])
    await confirmed()
    const running = listenings.filter(({ stopped }) => !stopped).map(({ source }) => source)
    expect(running).toEqual([open, mine])
  })
})

describe('what a live store remembers', () => {
  const order: AnySource = { document: 'orders/o1', kept: true }
  const key = sourceKey(order)
  const cached = (value: unknown): Live<unknown> => ({
    state: 'ready',
    value,
    fromCache: true,
    hasPendingWrites: false,
  })

  beforeEach(() => {
    vi.useFakeTimers({ now: 5000 })
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  test('is there before anything has answered, with the moment it was seen, the same at each look', () => {
    const { store, seen, latest } = setup()
    seen.set(key, { value: 'on its way', at: 1000 })
    const first = latest(order)
    expect(first).toEqual(remembered('on its way', 1000))
    store.follow(order, () => {})
    expect(latest(order)).toBe(first)
    expect(store.seenAt()).toBe(1000)
  })

  test('stays so while only the copy on this device has answered, and never gives way to there being none', async () => {
    const { store, listenings, seen, confirmed, latest } = setup()
    seen.set(key, { value: 'on its way', at: 1000 })
    store.follow(order, () => {})
    await confirmed()
    const first = latest(order)
    listenings[0]?.next({ state: 'empty', fromCache: true })
    listenings[0]?.next(cached('on its way'))
    expect(latest(order)).toBe(first)
    listenings[0]?.next(cached('picked up'))
    expect(latest(order)).toEqual(remembered('picked up', 1000))
    expect(seen.get(key)).toEqual({ value: 'on its way', at: 1000 })
  })

  test('gives way to what the server says, which is noted', async () => {
    const { store, listenings, seen, confirmed, latest } = setup()
    seen.set(key, { value: 'on its way', at: 1000 })
    const told: (number | undefined)[] = []
    store.onAny(() => told.push(store.seenAt()))
    store.follow(order, () => {})
    await confirmed()
    listenings[0]?.next(ready('delivered'))
    expect(latest(order)).toEqual(ready('delivered'))
    expect(seen.get(key)).toEqual({ value: 'delivered', at: 5000 })
    expect(told).toEqual([1000, undefined])
  })

  test('is gone when the server says there is none, or that it is not for this reader', async () => {
    const { store, listenings, seen, confirmed } = setup()
    seen.set(key, { value: 'on its way', at: 1000 })
    store.follow(order, () => {})
    await confirmed()
    listenings[0]?.next({ state: 'empty', fromCache: false })
    expect(seen.has(key)).toBe(false)
    listenings[0]?.next(ready('again'))
    expect(seen.has(key)).toBe(true)
    listenings[0]?.fail('denied')
    expect(seen.has(key)).toBe(false)
  })

  test('holds only what its source allows, and nothing the server has yet to confirm', async () => {
    const { store, listenings, seen, confirmed } = setup()
    store.follow(mine, () => {})
    store.follow(order, () => {})
    await confirmed()
    listenings[0]?.next(ready('secret'))
    listenings[1]?.next({ state: 'ready', value: 'hoped for', fromCache: false, hasPendingWrites: true })
    expect([...seen]).toEqual([])
  })

  test('is as young as the last look when the page is put away', async () => {
    const { store, listenings, seen, confirmed } = setup()
    store.follow(order, () => {})
    await confirmed()
    listenings[0]?.next(ready('on its way'))
    vi.setSystemTime(9000)
    store.noteAll()
    expect(seen.get(key)).toEqual({ value: 'on its way', at: 9000 })
  })

  test('is asked for anew in the name of another reader', async () => {
    const { store, listenings, seen, confirmed, latest } = setup()
    store.follow(order, () => {})
    await confirmed()
    listenings[0]?.next(ready('of Asha'))
    seen.clear()
    store.changeReader()
    expect(latest(order)).toBe(loading)
  })
})
