import { randomUUID } from 'node:crypto'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blemishesInEveryLook, spotless } from '../browser/blemishes.ts'
import { device, enter, phone } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { card } from '../browser/partner-hands.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const [carried, waiting] = [basket(), basket()]
let browser: Browser
let asha: Actor
let ravi: Actor
beforeAll(async () => {
  ;[asha, ravi] = await Promise.all([newCustomer(ports), newPartner(ports)])
  await Promise.all([asha.call('placeOrder', carried), asha.call('placeOrder', waiting)])
  for (const type of ['accept', 'pick_up'] as const)
    await ravi.call('act', { orderId: carried.orderId, actionId: randomUUID(), type })
  const location = { lat: 12.9459, lng: 77.6271, accuracy: 10, at: serverTimestamp() }
  await setDoc(doc(ravi.db, 'orders', carried.orderId, 'live', 'location'), location)
  browser = await launchBrowser()
})
afterAll(() => Promise.all([browser.close(), asha.leave(), ravi.leave()]))

const mark = (page: Page) => page.getByText(/^As last seen, \d/)
const soon = { timeout: 20_000 }
const seenHere = 'Object.keys(localStorage).filter((key) => key.startsWith("blinkcart.seen."))'

/** All that the SDK's own copy of the database holds of documents. */
const copied = `(async () => {
  const settled = (asked) => new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
  const found = []
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('firestore/')) continue
    const database = await settled(indexedDB.open(name))
    const stores = [...database.objectStoreNames].filter((store) => store.startsWith('remoteDocuments'))
    for (const store of stores) found.push(await settled(database.transaction(store).objectStore(store).getAll()))
    database.close()
  }
  return JSON.stringify(found)
})()`

/** What a page has painted: what was the largest of it, whenever that changed, and what was seen to fade in. */
interface Paints {
  readonly largest: readonly string[]
  readonly faint: readonly string[]
}

const isOpening = 'document.documentElement.classList.contains("is-opening")'
const watchPaints = `
  globalThis.paints = { largest: [], faint: [] }
  new PerformanceObserver((list) => {
    for (const { element } of list.getEntries()) paints.largest.push(element?.textContent ?? '')
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  const watch = () => {
    for (const each of document.querySelectorAll('main *'))
      if (each.classList.contains('animate-rise') && getComputedStyle(each).opacity < 1) paints.faint.push(each.outerHTML)
    if (${isOpening}) requestAnimationFrame(watch)
  }
  requestAnimationFrame(watch)`

/** Lets neither the database nor the accounts be reached from `page`, nor the code that speaks with them, until told to. */
async function withhold(page: Page): Promise<() => void> {
  let answer = () => {}
  const silence = new Promise<void>((resolve) => {
    answer = resolve
  })
  const isFirebase = ({ port, pathname }: URL) =>
    [ports.firestore, ports.auth].includes(Number(port)) || /^\/assets\/(accounts|database)-/.test(pathname)
  await page.route(isFirebase, async (route) => {
    await silence
    await route.continue()
  })
  return answer
}

describe('a page that was open on this device before', () => {
  // biome-ignore format: a table
  test.each<[page: string, who: () => string, path: string, shown: (page: Page) => Promise<void>]>([
    ['an order', () => asha.email, `/orders/${carried.orderId}`,
      (page) => page.getByText('where your door is on the map').waitFor()],
    ['the list of orders', () => asha.email, '/orders',
      (page) => page.getByRole('link', { name: /./ }).and(page.locator(`[href="/orders/${carried.orderId}"]`)).waitFor()],
    ["a partner's pool", () => ravi.email, '/partner',
      (page) => page.getByRole('button', { name: 'Accept' }).first().waitFor()],
    ["a partner's deliveries", () => ravi.email, '/partner/deliveries',
      (page) => card(page, carried.orderId).waitFor()],
  ])('is there as last seen before anything has answered, says so, and then is live: %s', async (_, who, path, shown) => {
    const page = await device(browser, url, { ...phone, serviceWorkers: 'block' })
    await enter(page, who(), '/account')
    await page.goto(path)
    await shown(page)
    await expect.poll(() => mark(page).count(), soon).toBe(0)

    const answer = await withhold(page)
    await page.reload()
    await shown(page)
    await mark(page).waitFor()
    expect(await blemishesInEveryLook(page)).toEqual(spotless)

    answer()
    await mark(page).waitFor({ state: 'detached' })
    await shown(page)
    await page.context().close()
  })

  // biome-ignore format: a table
  test.each<[page: string, who: () => string, path: string, whole: (page: Page) => Promise<void>]>([
    ['an order', () => asha.email, `/orders/${carried.orderId}`,
      (page) => page.getByText(/^\d{4}$/).first().waitFor()],
    ["a partner's pool", () => ravi.email, '/partner',
      (page) => page.getByRole('button', { name: 'Accept' }).first().waitFor()],
    ["a partner's deliveries", () => ravi.email, '/partner/deliveries',
      (page) => card(page, carried.orderId).waitFor()],
  ])('shows the largest of it with the first paint, and does not fade it in: %s', async (_, who, path, whole) => {
    const page = await device(browser, url, { ...phone, serviceWorkers: 'block', reducedMotion: 'no-preference' })
    await enter(page, who(), '/account')
    await page.goto(path)
    await whole(page)
    await expect.poll(() => mark(page).count(), soon).toBe(0)

    await page.addInitScript(watchPaints)
    const answer = await withhold(page)
    await page.reload()
    await mark(page).waitFor()
    await expect.poll(() => page.evaluate(isOpening)).toBe(false)
    const painted = await page.evaluate<Paints>('paints')
    expect(painted.largest).not.toEqual([])
    expect(painted.faint).toEqual([])

    answer()
    await mark(page).waitFor({ state: 'detached' })
    await whole(page)
    expect((await page.evaluate<Paints>('paints')).largest).toEqual(painted.largest)
    await page.context().close()
  })

  test('keeps no PIN', async () => {
    const page = await device(browser, url)
    await enter(page, asha.email, '/account')
    await page.goto(`/orders/${carried.orderId}`)
    const pin = await page
      .getByText(/^\d{4}$/)
      .first()
      .textContent()
    await expect.poll(() => page.evaluate(seenHere), soon).not.toEqual([])
    expect(await page.evaluate<string>('Object.values(localStorage).join()')).not.toContain(`"${pin}"`)
    await page.context().close()
  })

  test('leaves nothing behind when its owner signs out, and shows nothing of theirs to the next', async () => {
    const page = await device(browser, url, { ...phone, serviceWorkers: 'block' })
    await enter(page, asha.email, '/account')
    await page.goto(`/orders/${carried.orderId}`)
    await expect.poll(() => page.evaluate(seenHere), soon).not.toEqual([])
    const ofAsha = await page.evaluate<string>('JSON.stringify(localStorage)')
    await expect.poll(() => page.evaluate(copied), soon).toContain('Koramangala')
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    expect(await page.evaluate(seenHere)).toEqual([])
    expect(await page.evaluate(copied)).not.toContain('Koramangala')

    // Even if it were still there.
    const meena = await newCustomer(ports)
    await enter(page, meena.email, '/account')
    await page.evaluate(
      `for (const [key, value] of Object.entries(${ofAsha})) if (key.startsWith('blinkcart.seen.')) localStorage.setItem(key, value)`,
    )
    await withhold(page)
    await page.goto(`/orders/${carried.orderId}`)
    await page.getByRole('navigation').waitFor()
    await expect.poll(() => page.evaluate('document.readyState'), soon).toBe('complete')
    expect(await page.getByText('Koramangala').count()).toBe(0)
    expect(await mark(page).count()).toBe(0)
    await page.context().close()
    await meena.leave()
  })
})
