import type { Product } from '@blinkcart/domain/product/product'
import { onFirstTouch } from '../app/first-touch.ts'
import { idle } from '../app/idle.ts'
import { liveStore } from '../firebase/live.ts'
import type { Live } from '../firebase/live-store.ts'
import { currentSession } from '../firebase/session.ts'
import { sourceKey } from '../firebase/source.ts'
import { catalog } from '../orders/queries.ts'
import { createShopWindow } from './shop-window.ts'

type Products = readonly Product[]

const path = '/api/v1/products'
const key = 'blinkcart.products'
const everyMs = 15_000

/** The shop window of this page. */
export const shopWindow = createShopWindow({ ask, nowAndThen, watch, whenUsed, recall, note })

declare global {
  interface Window {
    /** The answer that index.html asked for already, where it did. */
    earlyShelves?: Promise<Response>
  }
}

async function ask(): Promise<Products> {
  const early = window.earlyShelves
  delete window.earlyShelves
  const answer = await (early ?? fetch(path))
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  const { products } = (await answer.json()) as { products?: unknown }
  if (!Array.isArray(products)) throw new Error(`${path} answered without products`)
  return products
}

function watch(next: (live: Live<Products>) => void): () => void {
  // What the source yields says its type; the store keeps all kinds.
  const read = () => next(liveStore.latest(sourceKey(catalog)) as Live<Products>)
  const stop = liveStore.follow(catalog, read)
  read()
  return stop
}

/** Whoever is signed in needs the database's client anyway; strangers pay for it when they begin to use the page. */
function whenUsed(begin: () => void): () => void {
  let waiting = true
  if (currentSession().state === 'signed-in') void idle().then(() => waiting && begin())
  const forget = onFirstTouch(begin)
  return () => {
    waiting = false
    forget()
  }
}

function nowAndThen(again: () => void): () => void {
  const whenSeen = () => {
    if (document.visibilityState === 'visible') again()
  }
  const timer = setInterval(whenSeen, everyMs)
  document.addEventListener('visibilitychange', whenSeen)
  window.addEventListener('online', whenSeen)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', whenSeen)
    window.removeEventListener('online', whenSeen)
  }
}

function recall(): Products | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return Array.isArray(stored) ? stored : undefined
  } catch {
    return undefined
  }
}

function note(products: Products): void {
  try {
    localStorage.setItem(key, JSON.stringify(products))
  } catch (failure) {
    // A full or forbidden storage costs the next visit a moment, nothing more.
    console.warn('could not note the shelves', failure)
  }
}
