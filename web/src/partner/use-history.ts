import type { Order } from '@blinkcart/domain/order/order'
import { useState } from 'react'
import type { Live } from '../firebase/live-store.ts'
import { loadListening } from '../firebase/load.ts'
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
      const { fetchAfter } = await loadListening()
      // The last known one again: a moment is kept finer than we know it, and others may share its millisecond.
      const page = await fetchAfter(myOrders(uid), last.placedAt + 1)
      setOlder((sofar) => [...sofar, ...page.filter(({ id }) => orders.every((order) => order.id !== id))])
      setBefore(page.length < dayful ? 'none' : 'more')
    } catch (failure) {
      console.warn('no earlier orders came', failure)
      setBefore('failed')
    }
  }
  return { newest, orders, before: before ?? (first.length < dayful ? 'none' : 'more'), loadMore }
}
