import type { Page } from 'playwright-core'

/*
 * One clock for two browsers on one machine: `performance.timeOrigin + performance.now()` counts from 1970 in both.
 */

/** Writes down when the screen was touched, and when a step left for the server. */
export async function watchTaps(page: Page): Promise<void> {
  await page.addInitScript(`
    globalThis.touched = []
    globalThis.left = []
    addEventListener('pointerdown', ({ timeStamp }) => touched.push(performance.timeOrigin + timeStamp), true)
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries())
        if (name.endsWith('/act')) left.push(performance.timeOrigin + startTime)
    }).observe({ type: 'resource' })`)
}

/** Forgets what was written down. */
export async function forgetTaps(page: Page): Promise<void> {
  await page.evaluate('touched.length = left.length = 0')
}

/** When the last gesture began and when its step left, once it has. */
export async function lastTap(page: Page): Promise<{ readonly touched: number; readonly left: number }> {
  await page.waitForFunction('left.length > 0')
  return page.evaluate<{ touched: number; left: number }>('({ touched: touched.at(-1), left: left[0] })')
}

/** Begins to wait for the first heading to say `status`; resolves with when that was painted. */
export async function awaitPainted(page: Page, status: string): Promise<() => Promise<number>> {
  await page.evaluate(
    `globalThis.painted = new Promise((resolve) => {
      // The second frame begins once the first, which shows the change, has been handed on.
      const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())))
      const look = () => {
        if (document.querySelector('h1')?.textContent !== ${JSON.stringify(status)}) return
        watcher.disconnect()
        seen()
      }
      const watcher = new MutationObserver(look)
      watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
      look()
    }), undefined`,
  )
  return () => page.evaluate<number>('painted')
}
