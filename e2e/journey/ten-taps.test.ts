import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionDocument } from '@blinkcart/domain/order/order'
import type { Timestamp } from 'firebase-admin/firestore'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phone, submitSignIn } from '../browser/device.ts'
import { type BrowserOnProfile, launchOnProfile } from '../browser/launch-on-profile.ts'
import { card, press } from '../browser/partner-hands.ts'
import { type Actor, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const soon = { timeout: 30_000 }
const browsers: BrowserOnProfile[] = []
let profile: string
let books: Books
let asha: Actor
let ravi: Actor
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'blinkcart-phone-'))
  books = openBooks(ports)
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
  ravi = await newPartner(ports)
})
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.kill()))
  await Promise.all([rm(profile, { recursive: true }), books.close(), asha.leave(), ravi.leave()])
})

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

const waiting = (page: Page) => page.getByText('Waiting for signal')

/** Settles once a tap on an order's card was taken: it waits for signal there, or can still be taken back. */
async function taken(its: Locator, button: string): Promise<void> {
  await its.getByRole('button', { name: button, exact: true }).waitFor({ state: 'detached' })
}

/** The partner's phone with the app on it, which keeps what it holds in `profile`. */
async function phoneOn(profile: string): Promise<{ browser: BrowserOnProfile; page: Page }> {
  const browser = await launchOnProfile(profile)
  browsers.push(browser)
  browser.context.setDefaultTimeout(20_000)
  const page = await browser.context.newPage()
  await page.setViewportSize(phone.viewport)
  return { browser, page }
}

describe('ten taps without signal, over three orders', () => {
  test('outlive the whole browser being killed, and get ten verdicts in the order of the taps: what was called off meanwhile, a refusal', async () => {
    const [far, near, gone] = [await accepted(), await accepted(), await accepted()]
    const before = await phoneOn(profile)
    await before.page.goto(`${url}/sign-in?next=/partner/deliveries`)
    await submitSignIn(before.page, ravi.email)
    await card(before.page, gone).waitFor()
    await before.page.evaluate('navigator.serviceWorker.ready.then(() => true)')

    await before.browser.context.setOffline(true)
    // biome-ignore format: a table
    const taps: [orderId: string, button: string][] = [
      [far,  'At the shop'],
      [near, 'Picked up'],
      [far,  'Picked up'],
      [gone, 'Picked up'],
      [near, 'On the way'],
      [far,  'On the way'],
      [far,  'At the door'],
      [gone, 'On the way'],
      [near, 'Delivered'],
      [far,  'Delivered'],
    ]
    for (const [orderId, name] of taps) {
      const its = card(before.page, orderId)
      if (name === 'Delivered') await its.getByLabel('Handover PIN').fill(await pinOf(orderId))
      await press(its, name)
      await taken(its, name)
    }
    // The last ones can still be taken back, and have not left the page.
    await card(before.page, far).getByText('goes in 4 s').waitFor()
    await before.browser.kill()

    await asha.call('act', { orderId: gone, actionId: randomUUID(), type: 'cancel' })
    const after = await phoneOn(profile)
    await after.browser.context.setOffline(true)
    await after.page.goto(`${url}/partner/deliveries`)
    await expect.poll(() => waiting(after.page).count(), soon).toBe(10)
    expect(await Promise.all([far, near, gone].map(verdicts))).toEqual([[], [], []])

    await after.browser.context.setOffline(false)
    const applied = (...types: string[]) => types.map((type, index) => [type, 'applied', index + 3])
    const refused = (...types: string[]) => types.map((type) => [type, 'refused', 3])
    await expect.poll(() => verdicts(far), soon).toEqual(applied('arrive', 'pick_up', 'depart', 'arrive', 'deliver'))
    await expect.poll(() => verdicts(near), soon).toEqual(applied('pick_up', 'depart', 'deliver'))
    await expect.poll(() => verdicts(gone), soon).toEqual(refused('pick_up', 'depart'))
    await expect.poll(() => waiting(after.page).count(), soon).toBe(0)
    const refusals = after.page.getByRole('alert').filter({ hasText: 'did not count' })
    await refusals.getByText('2 steps did not count').waitFor()
    await refusals.getByText('Its customer had called it off by then.').waitFor()
    expect(await refusals.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^“Picked up”, tapped /),
      expect.stringMatching(/^“On the way”, tapped /),
    ])
    await after.browser.kill()
  })
})
