import { randomUUID } from 'node:crypto'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter, phone } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { card } from '../browser/partner-hands.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const deliveryAddress = { line1: '7 Lake Road', city: 'Bengaluru', pincode: '560034', lat: 12.9279, lng: 77.6271 }
const [carried, waiting] = [basket(), basket()].map((order) => ({ ...order, deliveryAddress }))
let browser: Browser
let asha: Actor
let ravi: Actor
beforeAll(async () => {
  ;[asha, ravi] = await Promise.all([newCustomer(ports), newPartner(ports)])
  if (carried === undefined || waiting === undefined) throw new Error('there are two orders')
  await Promise.all([asha.call('placeOrder', carried), asha.call('placeOrder', waiting)])
  for (const type of ['accept', 'pick_up', 'depart'] as const)
    await ravi.call('act', { orderId: carried.orderId, actionId: randomUUID(), type })
  const location = { lat: 12.9459, lng: 77.6271, accuracy: 10, at: serverTimestamp() }
  await setDoc(doc(ravi.db, 'orders', carried.orderId, 'live', 'location'), location)
  browser = await launchBrowser()
})
afterAll(() => Promise.all([browser.close(), asha.leave(), ravi.leave()]))

/** What people would notice of a page that moves under their finger: Chrome's layout shifts, added up. */
const watchShifts = `
  globalThis.shifted = []
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) shifted.push({ value, moved: sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 120)) })
  }).observe({ type: 'layout-shift', buffered: true })`

interface Shift {
  readonly value: number
  readonly moved: readonly string[]
}

async function shiftsOf(page: Page): Promise<readonly Shift[]> {
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))')
  return page.evaluate<readonly Shift[]>('shifted')
}

describe('a page that loads', () => {
  // biome-ignore format: a table
  test.each<[page: string, who: () => string | undefined, path: () => string, complete: (page: Page) => Promise<void>]>([
    ['the shop', () => undefined, () => '/',
      (page) => page.getByRole('button', { name: 'Add to cart' }).first().waitFor()],
    ['a product', () => undefined, () => '/products/milk',
      (page) => page.getByRole('button', { name: 'Add to cart' }).first().waitFor()],
    ['an order on its way', () => asha.email, () => `/orders/${carried?.orderId}`,
      (page) => page.getByRole('img', { name: /from your door/ }).waitFor()],
    ['an order that waits', () => asha.email, () => `/orders/${waiting?.orderId}`,
      (page) => page.getByText('Order received').waitFor()],
    ["a partner's pool", () => ravi.email, () => '/partner',
      (page) => page.getByRole('button', { name: 'Accept' }).first().waitFor()],
    ["a partner's deliveries", () => ravi.email, () => '/partner/deliveries',
      (page) => card(page, carried?.orderId ?? '').waitFor()],
  ])('does not move under the finger: %s', async (_, who, path, complete) => {
    const email = who()
    const page = await device(browser, url, { ...phone, serviceWorkers: 'block' })
    if (email !== undefined) await enter(page, email, '/account')
    await page.addInitScript(watchShifts)
    // Once as a newcomer sees it, once as those do who have been here before.
    for (const _visit of ['first', 'again']) {
      await page.goto(path())
      await complete(page)
      const shifts = await shiftsOf(page)
      const sum = shifts.reduce((so, { value }) => so + value, 0)
      expect(sum, JSON.stringify(shifts, null, 2)).toBeLessThan(0.1)
    }
    await page.context().close()
  })
})

describe('whoever wants no motion', () => {
  /** What goes on moving: the names of animations that take longer than anybody sees. */
  const moving = `document.getAnimations()
    .filter(({ effect, playState }) => playState === 'running' && effect.getComputedTiming().activeDuration > 20)
    .map((each) => each.animationName ?? each.transitionProperty ?? 'scripted')`

  test('has none; everybody else sees an order that waits shimmer', async () => {
    const page = await device(browser, url)
    await enter(page, asha.email, '/account')
    await page.goto(`/orders/${waiting?.orderId}`)
    await page.getByText('Order received').waitFor()
    await expect.poll(() => page.evaluate(moving)).toEqual([])
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await expect.poll(() => page.evaluate(moving)).toContain('shimmer')
    await page.context().close()
  })
})
