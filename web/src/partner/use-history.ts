import type { Order } from '@blinkcart/domain/order/order'
import { collections } from '@blinkcart/domain/paths'
import {
  collection,
  getDocs,
  getDocsFromCache,
  limit,
  orderBy,
  query,
  startAfter,
  Timestamp,
  where,
} from 'firebase/firestore'
import { useState } from 'react'
import { database } from '../firebase/database.ts'
import type { Live } from '../firebase/live-store.ts'
import { readDocument } from '../firebase/read.ts'
import { useLive } from '../firebase/use-live.ts'
import { dayful, myOrders } from './my-orders.ts'

/** A partner's orders back to some day. */
export interface History {
  /** The newest, live; what came before them is over and stays as it is. */
  readonly newest: Live<readonly Order[]>
  readonly orders: readonly Order[]
  /** How it stands with what lies before those: there is more, it is on its way, that failed, or this is all. */
  readonly before: 'more' | 'loading' | 'failed' | 'none'
  readonly loadMore: () => Promise<void>
}

/** What `uid` has delivered, page by page into the past. Without signal it goes as far back as this device remembers. */
export function useHistory(uid: string): History {
  const newest = useLive(myOrders(uid))
  const [older, setOlder] = useState<readonly Order[]>([])
  const [before, setBefore] = useState<History['before']>()
  const first = newest.state === 'ready' ? newest.value : []
  const known = new Set(first.map(({ id }) => id))
  const orders = [...first, ...older.filter(({ id }) => !known.has(id))]

  const loadMore = async () => {
    const last = orders.at(-1)
    if (last === undefined || before === 'loading') return
    setBefore('loading')
    try {
      const page = await pageBefore(uid, last.placedAt)
      setOlder((sofar) => [...sofar, ...page.filter(({ id }) => orders.every((order) => order.id !== id))])
      setBefore(page.length < dayful ? 'none' : 'more')
    } catch (failure) {
      console.warn('no earlier orders came', failure)
      setBefore('failed')
    }
  }
  return { newest, orders, before: before ?? (first.length < dayful ? 'none' : 'more'), loadMore }
}

async function pageBefore(uid: string, placedAt: number): Promise<Order[]> {
  const page = query(
    collection(database(), collections.orders),
    where('partnerId', '==', uid),
    orderBy('placedAt', 'desc'),
    // The last known one again: a moment is kept finer than we know it, and others may share its millisecond.
    startAfter(Timestamp.fromMillis(placedAt + 1)),
    limit(dayful),
  )
  const { docs } = await (navigator.onLine ? getDocs(page) : getDocsFromCache(page))
  return docs.map((document) => readDocument<Order>(document))
}
