import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { card } from '../browser/partner-hands.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { type ReleasableSite, releasable } from '../stack/releasable-site.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const order = basket()
const { orderId } = order
let site: ReleasableSite
let browser: Browser
let books: Books
let asha: Actor
let ravi: Actor
beforeAll(async () => {
  site = await releasable(url)
  books = openBooks(ports)
  ;[asha, ravi] = await Promise.all([newCustomer(ports), newPartner(ports)])
  await asha.call('placeOrder', order)
  await step('accept')
  browser = await launchBrowser()
})
afterAll(async () => {
  await Promise.all([browser.close(), books.close(), asha.leave(), ravi.leave()])
  site.close()
})

const step = (type: 'accept' | 'pick_up' | 'depart' | 'deliver', payload?: { pin: string }) =>
  ravi.call('act', { orderId, actionId: randomUUID(), type, ...(payload && { payload }) } as never)
const offer = (page: Page) => page.getByText('A new version is ready.')

/** Settles once a new version lies ready on the device: what was there before is still what runs. */
const versionArrived = `(async () => {
  const registration = await navigator.serviceWorker.getRegistration()
  await registration.update()
  const worker = registration.installing ?? registration.waiting
  while (worker.state !== 'installed')
    await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }))
})()`
const drawnTwice = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))'

describe('a new version', () => {
  test('is not offered to a partner who carries an order, is offered when they have handed it over, and comes when they want it', async () => {
    const page = await device(browser, site.url)
    await enter(page, ravi.email, '/partner/deliveries')
    await card(page, orderId).waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    // From now on it is the app on the device that runs.
    await page.reload()
    await card(page, orderId).waitFor()
    await page.evaluate('globalThis.neverReloaded = true')
    const elsewhere = await page.context().newPage()
    await elsewhere.goto('/account')
    await elsewhere.getByRole('button', { name: 'Sign out' }).waitFor()

    site.release()
    await page.evaluate(versionArrived)
    // Where nothing is carried it is offered at once.
    await offer(elsewhere).waitFor()
    await step('pick_up')
    await card(page, orderId).getByRole('button', { name: 'On the way' }).waitFor()
    await page.evaluate(drawnTwice)
    expect(await offer(page).count()).toBe(0)

    await step('depart')
    const pin = (await books.db.doc(`orders/${orderId}/secrets/handover`).get()).get('pin') as string
    await step('deliver', { pin })
    await offer(page).waitFor()
    expect(await page.evaluate('neverReloaded')).toBe(true)
    await page.getByRole('button', { name: 'Update' }).click()
    await page.waitForFunction('!("neverReloaded" in globalThis)')
    await page
      .getByRole('switch', { name: 'On duty' })
      .or(page.getByRole('link', { name: 'Pool' }))
      .first()
      .waitFor()
    expect(await page.evaluate('navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting)')).toBeNull()
  })
})
