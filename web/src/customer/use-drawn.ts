import { useEffect, useState } from 'react'

/** Whether the shelves were once drawn whole. */
let drawnBefore = isReturn()

/**
 * How many of `total` shelves to draw: the first one at once, then one more whenever the page has nothing better to do, so
 * that it never stops answering. All of them at once on coming back, for the browser looks for the place one was at.
 */
export function useDrawn(total: number): number {
  const [drawn, setDrawn] = useState(drawnBefore ? Number.POSITIVE_INFINITY : 1)
  useEffect(() => {
    if (drawn < total) return whenIdle(() => setDrawn(drawn + 1))
    drawnBefore = true
    return undefined
  }, [drawn, total])
  return Math.min(drawn, total)
}

function isReturn(): boolean {
  return performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type !== 'navigate')
}

function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const waiting = window.requestIdleCallback(work, { timeout: 500 })
    return () => window.cancelIdleCallback(waiting)
  }
  const waiting = setTimeout(work, 50)
  return () => clearTimeout(waiting)
}
