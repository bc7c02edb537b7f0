import { formatInr } from '@blinkcart/domain/money'
import type { PoolEntry } from '@blinkcart/domain/order/order'
import { useEffect, useRef, useState } from 'react'
import { partnerWords } from '../words/partner.ts'
import { useWords } from '../words/use-words.ts'
import { alertsOn, notify, prepareSound, ring } from './alerts.ts'
import { newcomers } from './newcomers.ts'
import { usePool, usePoolAgain } from './use-pool.ts'

interface PoolWatchProps {
  readonly uid: string
  /** Whose hands are full is not called to more. */
  readonly full: boolean
}

/** Makes a new order in the pool heard, felt and said, whichever of the partner's pages is open. */
export function PoolWatch({ uid, full }: PoolWatchProps) {
  const words = useWords(partnerWords).pool
  const live = usePool(uid)
  usePoolAgain(live)
  const news = useRef(newcomers<PoolEntry>())
  const [said, setSaid] = useState('')

  useEffect(() => {
    addEventListener('pointerdown', prepareSound, { once: true })
    return () => removeEventListener('pointerdown', prepareSound)
  }, [])

  useEffect(() => {
    // What this device remembers is not news, and neither is what the server has yet to confirm.
    if (live.state === 'loading' || live.state === 'failed' || live.fromCache) return
    const [entry] = news.current.look(live.state === 'ready' ? live.value : [])
    if (entry === undefined || full) return
    const text = words.arrived(entry.area, formatInr(entry.payout))
    setSaid(text)
    if (!alertsOn()) return
    ring()
    notify(words.newOrder, text, 'pool').catch((failure: unknown) => console.warn('no notification', failure))
  }, [live, full, words])

  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
