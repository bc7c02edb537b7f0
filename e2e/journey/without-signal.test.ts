import { randomUUID } from 'node:crypto'
import { demoPassword } from '@blinkcart/local/seed/accounts'
import { doc, getDoc } from 'firebase/firestore'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'
import { type Actor, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()

describe('a partner without signal', () => {
  let browser: Browser
  let asha: Actor
  let ravi: Actor
  beforeAll(async () => {
    browser = await launchBrowser()
    asha = await signIn(ports, 'customer@demo.blinkcart.app')
    ravi = await newPartner(ports)
  })
  afterAll(() => Promise.all([browser.close(), asha.leave(), ravi.leave()]))

  async function accepted(): Promise<string> {
    const request = basket()
    await asha.call('placeOrder', request)
    await ravi.call('act', { orderId: request.orderId, actionId: randomUUID(), type: 'accept' })
    return request.orderId
  }

  async function statusOf(orderId: string): Promise<unknown> {
    return (await getDoc(doc(asha.db, `orders/${orderId}`))).get('status')
  }

  /** The partner's phone, on their deliveries, with the app kept on it. */
  async function phone(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${url}/sign-in?next=/partner/deliveries`)
    await page.getByLabel('Email').fill(ravi.email)
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('article').first().waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    return page
  }

  test('goes on working through a restart; each tap ends in a verdict, and a refused one stays until it is read', async () => {
    const delivered = await accepted()
    const cancelled = await accepted()
    const pin: unknown = (await getDoc(doc(asha.db, `orders/${delivered}/secrets/handover`))).get('pin')
    const page = await phone()
    const card = (orderId: string) => page.getByRole('article', { name: new RegExp(orderId.slice(-6), 'i') })

    await page.context().setOffline(true)
    for (const orderId of [delivered, cancelled]) {
      await card(orderId).getByRole('button', { name: 'Picked up' }).click()
      await card(orderId).getByRole('button', { name: 'On the way' }).click()
    }
    await card(delivered).getByLabel('Handover PIN').fill(String(pin))
    await card(delivered).getByRole('button', { name: 'Delivered' }).click({ delay: 900 })
    await card(delivered).getByText('“Delivered”').waitFor()
    expect(await page.getByText('Waiting for signal').count()).toBe(5)
    expect(await statusOf(delivered)).toBe('ACCEPTED')
    await asha.call('act', { orderId: cancelled, actionId: randomUUID(), type: 'cancel' })

    await page.reload()
    await card(delivered).getByText('“Delivered”').waitFor()
    expect(await page.getByText('Waiting for signal').count()).toBe(5)

    await page.context().setOffline(false)
    const refusals = page.getByRole('alert').filter({ hasText: 'did not count' })
    await refusals.filter({ hasText: '2 steps' }).waitFor()
    await expect.poll(() => statusOf(delivered), { timeout: 20_000 }).toBe('DELIVERED')
    expect(await statusOf(cancelled)).toBe('CANCELLED')
    // What the refusals say is not said a third time.
    await expect.poll(() => page.getByText('was called off by its customer').count()).toBe(0)

    await page.reload()
    await refusals.filter({ hasText: '2 steps' }).waitFor()
    await refusals.getByRole('button', { name: 'Understood' }).click()
    await expect.poll(() => refusals.count()).toBe(0)
    await page.context().close()
  })
})
