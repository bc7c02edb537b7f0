import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { type Actor, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { Diary } from '../stack/diary.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const seen = basket()
const unseen = basket()
let browser: Browser
let asha: Actor
let page: Page

const offline = () => page.getByText('You are offline. This is what was last seen.')

const soon = { timeout: 20_000 }

beforeAll(async () => {
  browser = await launchBrowser()
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
  await asha.call('placeOrder', seen)
  page = await device(browser, url)
  await enter(page, asha.email, '/orders')
  await page.locator(`a[href$="${seen.orderId}"]`).click()
  await page.getByText('Handover PIN').waitFor()
  await page.getByText('Order received').waitFor()
  await page.goto('/account')
  await page.getByText('560095').first().waitFor()
  await page.goto('/')
  await page.getByRole('button', { name: 'Add to cart' }).first().waitFor()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  // Put away, the signal goes, and only then is it opened again.
  await page.close()
  await asha.call('placeOrder', unseen)
})
afterAll(() => Promise.all([browser.close(), asha.leave()]))

describe('the app, opened without signal', () => {
  test('starts, says so, and shows the shelves, what was ordered and its PIN as last seen', async () => {
    const context = browser.contexts()[0]
    if (context === undefined) throw new Error('the device is gone')
    await context.setOffline(true)
    page = await context.newPage()
    await page.goto('/')
    await offline().waitFor()
    await page.getByText('Drinking water').waitFor()
    await page.getByRole('searchbox').fill('noodles')
    await page.getByText('Masala noodles').waitFor()

    await page.goto('/orders')
    await page.locator(`a[href$="${seen.orderId}"]`).click()
    await page.locator('h1').getByText('Placed').waitFor()
    await page.getByText('Handover PIN').waitFor()
    await page.getByText('Order received').waitFor()
    await offline().waitFor()
  })

  test('does not make things up: an order it never saw is not on this device yet, an order can not be sent', async () => {
    await page.goto(`/orders/${unseen.orderId}`)
    await page.getByText('This order is not on this device yet. It will show once you are online.').waitFor()
    await page.goto('/')
    await page.getByRole('button', { name: 'Add to cart' }).first().click()
    await page.goto('/checkout')
    await page.getByText('Bengaluru 560095').waitFor()
    await page.getByRole('button', { name: 'Place order' }).click()
    await page.getByRole('alert').getByText('No answer yet').waitFor()
  })

  test('takes up where it stands by itself when the signal is back', async () => {
    await page.goto(`/orders/${unseen.orderId}`)
    await offline().waitFor()
    await page.context().setOffline(false)
    await page.locator('h1').getByText('Placed').waitFor()
    await expect.poll(() => offline().count(), soon).toBe(0)
  })

  test('sends past its worker, which need not wake up for what it would only hand on', async () => {
    const devtools = await page.context().newCDPSession(page)
    const states = new Diary<string>()
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { runningStatus } of versions) states.note(runningStatus)
    })
    await devtools.send('ServiceWorker.enable')
    await devtools.send('ServiceWorker.stopAllWorkers')
    await states.until('stopped')
    const seen = [...states.seen]
    await page.evaluate(`fetch('/api/v1/orders', { method: 'POST' }).then(() => true)`)
    await page.evaluate(`fetch('/google.firestore.v1.Firestore/Listen/channel').then(() => true)`)
    expect(states.seen).toEqual(seen)
    await page.evaluate(`fetch('/icon-192.png').then(() => true)`)
    await states.until('running')
  })
})
