import { randomUUID } from 'node:crypto'
import type { ActionDocument } from '@blinkcart/domain/order/order'
import type { Timestamp } from 'firebase-admin/firestore'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { type Actor, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'

const { url, ports } = inject('stack')
let browser: Browser
let books: Books
let asha: Actor
let ravi: Actor
beforeAll(async () => {
  browser = await launchBrowser()
  books = openBooks(ports)
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
  ravi = await newPartner(ports)
})
afterAll(() => Promise.all([browser.close(), books.close(), asha.leave(), ravi.leave()]))

async function accepted(): Promise<string> {
  const request = basket()
  await asha.call('placeOrder', request)
  await ravi.call('act', { orderId: request.orderId, actionId: randomUUID(), type: 'accept' })
  return request.orderId
}

async function pinOf(orderId: string): Promise<string> {
  return String((await books.db.doc(`orders/${orderId}/secrets/handover`).get()).get('pin'))
}

/** What the phone did to an order, in the order in which it was tapped, and what came of it. */
async function verdicts(orderId: string): Promise<unknown[]> {
  const { docs } = await books.db.collection(`orders/${orderId}/actions`).where('deviceTime', '!=', null).get()
  return docs
    .map((action) => action.data() as ActionDocument<Timestamp>)
    .sort((a, b) => (a.deviceTime?.toMillis() ?? 0) - (b.deviceTime?.toMillis() ?? 0))
    .map(({ type, verdict }) => [type, verdict?.outcome, verdict?.version])
}

const card = (page: Page, orderId: string) => page.getByRole('article', { name: new RegExp(orderId.slice(-6), 'i') })
const waiting = (page: Page) => page.getByText('Waiting for signal')

/** Kills the app as the system does when it wants the memory: nothing gets to say goodbye. */
async function kill(page: Page): Promise<BrowserContext> {
  const context = page.context()
  const gone = new Promise((resolve) => page.once('crash', resolve))
  await Promise.all([gone, page.goto('chrome://crash').catch((failure: unknown) => failure)])
  await page.close()
  return context
}

describe('ten taps without signal, over three orders', () => {
  test('outlive the app being killed, and get ten verdicts in the order of the taps', async () => {
    const [far, near, next] = [await accepted(), await accepted(), await accepted()]
    const page = await device(browser, url)
    await enter(page, ravi.email, '/partner/deliveries')
    await card(page, next).waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')

    await page.context().setOffline(true)
    // biome-ignore format: a table
    const taps: [orderId: string, button: string][] = [
      [far,  'At the shop'],
      [near, 'Picked up'],
      [far,  'Picked up'],
      [next, 'Picked up'],
      [near, 'On the way'],
      [far,  'On the way'],
      [far,  'At the door'],
      [next, 'On the way'],
      [near, 'Delivered'],
      [far,  'Delivered'],
    ]
    for (const [index, [orderId, name]] of taps.entries()) {
      if (name === 'Delivered')
        await card(page, orderId)
          .getByLabel('Handover PIN')
          .fill(await pinOf(orderId))
      // Final ones have to be held; the others don't mind.
      await card(page, orderId).getByRole('button', { name, exact: true }).click({ delay: 900 })
      await waiting(page).nth(index).waitFor()
    }

    const context = await kill(page)
    const reopened = await context.newPage()
    await reopened.goto('/partner/deliveries')
    await expect.poll(() => waiting(reopened).count(), { timeout: 20_000 }).toBe(10)
    expect(await Promise.all([far, near, next].map(verdicts))).toEqual([[], [], []])

    await context.setOffline(false)
    const applied = (...types: string[]) => types.map((type, index) => [type, 'applied', index + 3])
    const soon = { timeout: 30_000 }
    await expect.poll(() => verdicts(far), soon).toEqual(applied('arrive', 'pick_up', 'depart', 'arrive', 'deliver'))
    await expect.poll(() => verdicts(near), soon).toEqual(applied('pick_up', 'depart', 'deliver'))
    await expect.poll(() => verdicts(next), soon).toEqual(applied('pick_up', 'depart'))
    await expect.poll(() => waiting(reopened).count(), soon).toBe(0)
    expect(await reopened.getByText('did not count').count()).toBe(0)
    await card(reopened, next).getByRole('button', { name: 'Delivered' }).waitFor()
    await context.close()
  })
})
