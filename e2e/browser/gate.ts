import type { Page, Route } from 'playwright-core'

/** What becomes of a request that is met. */
type Fate = (route: Route) => Promise<unknown>

/** A place on a page's way to the network where its requests for one thing can be met. It stands open at first. */
export interface Gate {
  /** Meets every request from now on. */
  meet(fate: Fate): void
  /** Meets the next one only. */
  meetNext(fate: Fate): void
  /** Lets all pass again. */
  open(): void
}

/**
 * Puts a gate before the requests of `page` for `what`, a glob.
 *
 * It has to stand before the page goes anywhere. Where the app's service worker has taken over a page already, what
 * Playwright's `route` asks of the browser reaches that page's way to the network some time later: until then requests
 * pass unmet, and on a busy machine that is seconds.
 */
export async function gateBefore(page: Page, what: string): Promise<Gate> {
  if (page.url() !== 'about:blank')
    throw new Error(`a gate for ${what} is put up too late: the page is at ${page.url()}`)
  let fate: Fate | undefined
  await page.route(what, (route) => {
    // A browser's question whether it may ask is no request of the app's.
    if (fate === undefined || route.request().method() === 'OPTIONS') return route.continue()
    return fate(route)
  })
  const open = () => {
    fate = undefined
  }
  return {
    meet(next) {
      fate = next
    },
    meetNext(next) {
      fate = (route) => {
        open()
        return next(route)
      }
    },
    open,
  }
}
