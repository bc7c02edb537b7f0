import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
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

function setup() {
  const listenings: Listening[] = []
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
  })
  const confirmed = async () => {
    confirm()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { store, listenings, confirmed, latest: (source: AnySource) => store.latest(sourceKey(source)) }
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
