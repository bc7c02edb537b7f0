import type { PoolEntry } from '@blinkcart/domain/order/order'
import { useEffect, useRef } from 'react'
import type { Live } from '../firebase/live-store.ts'
import { useLive } from '../firebase/use-live.ts'
import { pool } from '../orders/queries.ts'

/**
 * The pool, for a partner on duty. What was followed on an earlier duty may have been cut off by the rules when that
 * ended: then it is asked for once more.
 */
export function usePool(): Live<readonly PoolEntry[]> {
  const live = useLive(pool)
  const askedAgain = useRef(false)
  useEffect(() => {
    if (live.state !== 'failed' || !live.denied || askedAgain.current) return
    askedAgain.current = true
    live.retry()
  }, [live])
  return live
}
