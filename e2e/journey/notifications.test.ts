import { randomUUID } from 'node:crypto'
import type { ActionType } from '@blinkcart/domain/order/lifecycle'
import type { Browser, BrowserContext, CDPSession, Page, Worker } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

/** What the browser is asked to show. */
interface Shown {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly data: { readonly path: string }
}

const { url, ports } = await stackOfThisWorker()
const order = basket()
const path = `/orders/${order.orderId}`
const shown: Shown[] = []
let browser: Browser
let asha: Actor
let ravi: Actor
let context: BrowserContext
let page: Page

// A customer's phone on which the app is open, and something else in front of it.
beforeAll(async () => {
  ;[asha, ravi] = await Promise.all([newCustomer(ports), newPartner(ports)])
  await asha.call('placeOrder', order)
  browser = await launchBrowser()
  page = await device(browser, url)
  context = page.context()
  await context.exposeFunction('noteShown', (notification: Shown) => void shown.push(notification))
  await context.addInitScript(outOfSight)
  await enter(page, asha.email, '/account')
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
})
afterAll(() => Promise.all([browser.close(), asha.leave(), ravi.leave()]))

/**
 * A page that nobody looks at, in a browser that may notify. The browser that npm brings is always in sight and shows no
 * notifications, so what it is asked to show is written down; all that leads there, and on from there, is real.
 */
const outOfSight = `
  Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' })
  Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) => noteShown({ title, ...options })`

/** The app's service worker. What it asks the browser to show is written down too, and when it looked for open pages. */
async function workerOf(context: BrowserContext): Promise<Worker> {
  const [worker = await context.waitForEvent('serviceworker')] = context.serviceWorkers()
  await worker.evaluate(`
    globalThis.shown = []
    globalThis.looked = 0
    registration.showNotification = async (title, options) => void shown.push({ title, ...options })
    clients.matchAll = async (options) => {
      const found = await Clients.prototype.matchAll.call(clients, options)
      looked += 1
      return found
    }`)
  return worker
}

const step = (type: ActionType) => ravi.call('act', { orderId: order.orderId, actionId: randomUUID(), type } as never)
const bell = (where: Page, name: string) => where.getByRole('link', { name, exact: true }).waitFor()
const announced = (version: number, body: string): Shown =>
  expect.objectContaining({
    title: `Order ${order.orderId.slice(-6).toUpperCase()}`,
    body,
    tag: `${order.orderId}-${version}`,
    data: { path },
  })

describe('a step of an order', () => {
  test('is told by the browser while nobody looks, once, however many pages of the app are open', async () => {
    const other = await context.newPage()
    await other.goto('/orders')
    await Promise.all([bell(page, 'Updates'), bell(other, 'Updates')])
    await step('accept')
    await Promise.all([bell(page, '1 new update'), bell(other, '1 new update')])
    await step('pick_up')
    await Promise.all([bell(page, '2 new updates'), bell(other, '2 new updates')])
    await other.close()
    await step('depart')
    // Whatever was told twice would have been told before this.
    await expect.poll(() => shown.length).toBeGreaterThanOrEqual(3)
    expect(shown).toEqual([
      announced(2, 'A partner took your order.'),
      announced(3, 'Your order was collected at the shop.'),
      announced(4, 'Your order is coming to you.'),
    ])
  })

  test('leads to its order when it is pressed', async () => {
    const worker = await workerOf(context)
    await page.evaluate('globalThis.neverReloaded = true')
    // The browser's own event needs a finger on its own surface.
    await worker.evaluate(`dispatchEvent(Object.assign(new Event('notificationclick'), {
      notification: { data: ${JSON.stringify(shown[0]?.data)}, close() {} },
      waitUntil: (work) => work.catch(() => undefined),
    }))`)
    await page.waitForURL(`${url}${path}`)
    await page.locator('h1').getByText('On the way').waitFor()
    expect(await page.evaluate('neverReloaded')).toBe(true)
  })
})

describe('a push', () => {
  /** Pushes a message to the app, as the browser does when one arrives. */
  async function pusher(session: CDPSession): Promise<(notificationId: string) => Promise<unknown>> {
    const registered = new Promise<string>((resolve) =>
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL === `${url}/`)
        if (ours !== undefined) resolve(ours.registrationId)
      }),
    )
    await session.send('ServiceWorker.enable')
    const registrationId = await registered
    return (notificationId) =>
      session.send('ServiceWorker.deliverPushMessage', {
        origin: url,
        registrationId,
        data: JSON.stringify({ data: { notificationId, orderId: order.orderId, textKey: 'customer.DELIVERED' } }),
      })
  }

  test('is shown by the app’s worker while no page is in sight, once, and not if a page has told it', async () => {
    const worker = await workerOf(context)
    const push = await pusher(await context.newCDPSession(page))
    await push(`${order.orderId}-5`)
    await expect.poll(() => worker.evaluate('looked')).toBe(1)
    await page.goto('about:blank')
    for (const version of [4, 6, 6, 7]) await push(`${order.orderId}-${version}`)
    await expect.poll(() => worker.evaluate('shown.length')).toBeGreaterThanOrEqual(2)
    const handedOver = 'Your order was handed over. Enjoy.'
    expect(await worker.evaluate('shown')).toEqual([announced(6, handedOver), announced(7, handedOver)])
  })
})
