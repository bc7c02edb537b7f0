import type { PoolEntry } from '@blinkcart/domain/order/order'
import { useEffect, useRef } from 'react'
import type { Live } from '../firebase/live-store.ts'
import { useLive } from '../firebase/use-live.ts'
import { partnerOf, pool } from '../orders/queries.ts'
import { onSeen } from './presence-of-device.ts'

/** The pool, while `uid` is on duty; live. */
export function usePool(uid: string): Live<readonly PoolEntry[]> {
  const profile = useLive(partnerOf(uid))
  return useLive(profile.state === 'ready' && profile.value.available ? pool : undefined)
}

/**
 * Asks for the pool once more whenever a sign of life has arrived: whoever was silent for too long is not let in until
 * they were heard of again.
 */
export function usePoolAgain(live: Live<unknown>): void {
  const latest = useRef(live)
  useEffect(() => {
    latest.current = live
  }, [live])
  useEffect(
    () =>
      onSeen(() => {
        if (latest.current.state === 'failed' && latest.current.denied) latest.current.retry()
      }),
    [],
  )
}
