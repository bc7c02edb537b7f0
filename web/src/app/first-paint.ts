/**
 * Settles once something of the page is on the screen. Where that takes longer than a blink, or nothing is painted because
 * the page is out of sight, it does not wait for it.
 */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true })
    setTimeout(resolve, document.visibilityState === 'visible' ? 150 : 0)
  })
}
