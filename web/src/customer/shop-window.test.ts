import type { Product } from '@blinkcart/domain/product/product'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Live, loading } from '../firebase/live-store.ts'
import { createShopWindow } from './shop-window.ts'

const milk: Product = {
  sku: 'milk',
  name: 'Milk',
  description: '1 l',
  category: 'dairy',
  unitPrice: 6000,
  currency: 'INR',
  stock: 9,
  imageUrl: '',
  active: true,
}
const fewer = { ...milk, stock: 3 }

type Products = readonly Product[]
const ready = (value: Products, fromCache = false): Live<Products> => ({
  state: 'ready',
  value,
  fromCache,
  hasPendingWrites: false,
})

/** A window whose shop answers `answers` in turn, on a device that saw `seen` last. */
function setup(answers: (Products | 'nothing' | 'late')[], seen?: Products) {
  let say: (live: Live<Products>) => void = () => {}
  let again = () => {}
  let use = () => {}
  const noted: Products[] = []
  const calls: string[] = []
  const shopWindow = createShopWindow({
    ask: async () => {
      calls.push('ask')
      const answer = answers.shift() ?? 'nothing'
      if (answer === 'late') return new Promise(() => {})
      if (answer === 'nothing') throw new Error('no answer')
      return answer
    },
    watch(next) {
      calls.push('watch')
      say = next
      return () => calls.push('unwatch')
    },
    nowAndThen(listener) {
      again = listener
      return () => {
        again = () => {}
      }
    },
    whenUsed(listener) {
      use = listener
      return () => {
        use = () => {}
      }
    },
    recall: () => seen,
    note: (products) => noted.push(products),
  })
  const settle = () => vi.advanceTimersByTimeAsync(0)
  const later = async () => {
    again()
    await settle()
  }
  return { shopWindow, calls, noted, settle, later, use: () => use(), say: (live: Live<Products>) => say(live) }
}

describe('the shop window', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  test('asks for nothing until somebody looks, and shows what the device saw last meanwhile', () => {
    const { shopWindow, calls } = setup([], [milk])
    expect(shopWindow.latest()).toEqual(ready([milk], true))
    expect(calls).toEqual([])
  })

  test('shows the plain answer, and the next one', async () => {
    const { shopWindow, noted, settle, later } = setup([[milk], [fewer]])
    const told = vi.fn()
    shopWindow.follow(told)
    expect(shopWindow.latest()).toBe(loading)
    await settle()
    expect(shopWindow.latest()).toEqual(ready([milk]))
    await later()
    expect(shopWindow.latest()).toEqual(ready([fewer]))
    expect(told).toHaveBeenCalledTimes(2)
    expect(noted).toEqual([[milk], [fewer]])
  })

  test('leaves the database alone until the page is used', async () => {
    const { shopWindow, calls, settle, use } = setup([[milk]])
    shopWindow.follow(() => {})
    await settle()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(calls).toEqual(['ask'])
    use()
    use()
    expect(calls).toEqual(['ask', 'watch'])
  })

  test.each([
    ['late', 2500],
    ['nothing', 0],
  ] as const)('asks the database where the plain answer is %s', async (answer, afterMs) => {
    const { shopWindow, calls } = setup([answer])
    shopWindow.follow(() => {})
    await vi.advanceTimersByTimeAsync(afterMs)
    expect(calls).toEqual(['ask', 'watch'])
    expect(shopWindow.latest()).toBe(loading)
  })

  test('does not ask again while an answer is on its way', async () => {
    const { shopWindow, calls, later } = setup(['late', [milk]])
    shopWindow.follow(() => {})
    await later()
    expect(calls).toEqual(['ask'])
  })

  test('believes the database over a plain answer that comes later, and stops asking', async () => {
    const { shopWindow, calls, settle, later, use, say } = setup([[milk], [milk]])
    shopWindow.follow(() => {})
    use()
    say(ready([fewer]))
    await settle()
    expect(shopWindow.latest()).toEqual(ready([fewer]))
    await later()
    expect(calls).toEqual(['ask', 'watch'])
  })

  test('does not go back to an old copy while the database has not answered itself', async () => {
    const { shopWindow, settle, use, say } = setup([[fewer]])
    shopWindow.follow(() => {})
    await settle()
    use()
    say(ready([milk], true))
    say({ state: 'empty', fromCache: true })
    say({ state: 'failed', denied: false, retry: () => {} })
    expect(shopWindow.latest()).toEqual(ready([fewer]))
  })

  test('shows the database’s copy, or that there is none, where nothing else is known', async () => {
    const { shopWindow, settle, say } = setup(['nothing'])
    shopWindow.follow(() => {})
    await settle()
    say({ state: 'empty', fromCache: true })
    expect(shopWindow.latest()).toEqual({ state: 'empty', fromCache: true })
    say(ready([milk], true))
    expect(shopWindow.latest()).toEqual(ready([milk], true))
  })

  test('keeps what was last seen while there is no answer', async () => {
    const { shopWindow, settle } = setup(['nothing'], [milk])
    shopWindow.latest()
    shopWindow.follow(() => {})
    await settle()
    expect(shopWindow.latest()).toEqual(ready([milk], true))
  })

  test('says that nothing is on sale once the shop has said so', async () => {
    const { shopWindow, settle } = setup([[]])
    shopWindow.follow(() => {})
    await settle()
    expect(shopWindow.latest()).toEqual({ state: 'empty', fromCache: false })
  })

  test('stays open between two pages, and closes a while after the last', async () => {
    const { shopWindow, calls, settle, use } = setup([[milk]])
    shopWindow.follow(() => {})()
    await settle()
    const leave = shopWindow.follow(() => {})
    await settle()
    use()
    expect(calls).toEqual(['ask', 'watch'])
    leave()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(calls).toEqual(['ask', 'watch', 'unwatch'])
  })
})
