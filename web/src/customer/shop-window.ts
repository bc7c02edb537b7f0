import type { Product } from '@blinkcart/domain/product/product'
import { type Live, loading } from '../firebase/live-store.ts'

type Products = readonly Product[]

/*
 * The catalog is there before the database's client is: that weighs as much as all the rest of the app, and most who look
 * in only look. So the shelves come from three places, each better than the one before:
 *
 * 1. what this device saw last, at once;
 * 2. the shop's plain HTTP answer, asked for at once and again now and then while the page is looked at;
 * 3. the database itself, live, from the first touch on, or where the plain answer is late or missing.
 */

/** What a shop window stands on. */
export interface ShopWindowBackend {
  /** The products on sale, by one plain request; rejects where there is no answer. */
  ask(): Promise<Products>
  /** Calls back when it is worth asking again: now and then, and on coming back. Returns how to stop. */
  nowAndThen(again: () => void): () => void
  /** Follows them in the database; returns how to stop. */
  watch(next: (live: Live<Products>) => void): () => void
  /** Calls back when the page is used and not only looked at. Returns how to stop waiting for it. */
  whenUsed(begin: () => void): () => void
  /** What this device saw last, and how to note what it sees now. */
  recall(): Products | undefined
  note(products: Products): void
}

/** What is on sale, as well as it is known, shared by all who look. */
export interface ShopWindow {
  follow(listener: () => void): () => void
  /** The same object until something changes. */
  latest(): Live<Products>
}

/** How long it stays open after the last one has turned away: going from page to page asks for nothing anew. */
const lingerMs = 60_000
/** How long the plain answer may take. */
const patienceMs = 2500

/** A shop window over `backend`; nothing is asked for until somebody looks. */
export function createShopWindow(backend: ShopWindowBackend): ShopWindow {
  const listeners = new Set<() => void>()
  let current: Live<Products> | undefined
  /** Whether the database itself has spoken: from then on only it counts. */
  let heard = false
  let asking = false
  let close: (() => void) | undefined
  let closing: ReturnType<typeof setTimeout> | undefined

  const tell = (live: Live<Products>) => {
    current = live
    for (const listener of listeners) listener()
  }
  const answered = (products: Products) => {
    if (heard) return
    backend.note(products)
    tell(shown(products, false))
  }
  const watched = (live: Live<Products>) => {
    if (live.state === 'loading') return
    const fresh = isKnown(live) && !live.fromCache
    // Before the database has answered itself, its copy on this device is no better than what is shown.
    if (!heard && !fresh && isKnown(current)) return
    heard ||= fresh
    if (fresh && live.state === 'ready') backend.note(live.value)
    tell(live)
  }

  const open = () => {
    heard = false
    let stopWatching: (() => void) | undefined
    const watch = () => {
      stopWatching ??= backend.watch(watched)
    }
    const late = setTimeout(watch, patienceMs)
    const ask = async () => {
      if (heard || asking) return
      asking = true
      await backend.ask().then(answered, (failure: unknown) => {
        console.warn('the shop did not answer', failure)
        if (close !== undefined) watch()
      })
      asking = false
      clearTimeout(late)
    }
    const stopWaiting = backend.whenUsed(watch)
    const stopAsking = backend.nowAndThen(ask)
    close = () => {
      clearTimeout(late)
      stopWaiting()
      stopAsking()
      stopWatching?.()
      close = undefined
    }
    void ask()
  }

  return {
    follow(listener) {
      clearTimeout(closing)
      listeners.add(listener)
      if (close === undefined) open()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) closing = setTimeout(() => close?.(), lingerMs)
      }
    },
    latest() {
      current ??= recalled(backend.recall())
      return current
    },
  }
}

function isKnown(live: Live<Products> | undefined): live is Extract<Live<Products>, { fromCache: boolean }> {
  return live?.state === 'ready' || (live?.state === 'empty' && !live.fromCache)
}

function recalled(products: Products | undefined): Live<Products> {
  return products === undefined || products.length === 0 ? loading : shown(products, true)
}

function shown(products: Products, fromCache: boolean): Live<Products> {
  if (products.length === 0) return { state: 'empty', fromCache }
  return { state: 'ready', value: products, fromCache, hasPendingWrites: false }
}
