import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blemishesInEveryLook, spotless } from '../browser/blemishes.ts'
import { device, enter, phone } from '../browser/device.ts'
import { type Gate, gateBefore } from '../browser/gate.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { card, press } from '../browser/partner-hands.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

/** A state that a screen can be in, and what brings it there from the state before. */
type State = readonly [name: string, reach: (page: Page, placing: Gate) => Promise<unknown>]

const { url, ports } = await stackOfThisWorker()
const [asked, carried] = [basket(), basket()]
let browser: Browser
let asha: Actor
let ravi: Actor
let kabir: Actor
beforeAll(async () => {
  ;[asha, kabir, ravi] = await Promise.all([newCustomer(ports), newCustomer(ports), newPartner(ports)])
  await kabir.call('placeOrder', carried)
  await act('accept')
  browser = await launchBrowser()
})
afterAll(() => Promise.all([browser.close(), asha.leave(), kabir.leave(), ravi.leave()]))

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first()
const its = (page: Page) => card(page, carried.orderId)
const act = (type: 'accept' | 'pick_up' | 'depart') =>
  ravi.call('act', { orderId: carried.orderId, actionId: randomUUID(), type })

/** Speaks Hindi, or English again, on this device. */
async function speak(page: Page, language: 'hi' | 'en'): Promise<void> {
  await page.evaluate(`localStorage.setItem('blinkcart.language', '${language}')`)
  await page.reload()
  await page.locator(`html[lang=${language}]`).waitFor()
  await page.getByRole('main').getByRole('heading').first().waitFor()
}

const ofCustomer: readonly State[] = [
  ['no orders', (page) => page.goto('/orders').then(() => heading(page, 'No orders yet'))],
  ['no updates', (page) => page.goto('/updates').then(() => heading(page, 'Nothing new'))],
  [
    'nothing found',
    (page) => page.goto('/?q=no such thing').then(() => heading(page, 'Nothing here is called “no such thing”')),
  ],
  [
    'a place that is not filled in',
    async (page) => {
      await page.goto('/account')
      await button(page, 'Add a place').click()
      await button(page, 'Save this place').click()
      await page.getByText('Please fill this in.').first().waitFor()
    },
  ],
  [
    'an order without an answer',
    async (page, placing) => {
      await page.goto('/')
      await button(page, 'Add to cart').click()
      await page.goto('/checkout')
      placing.meet((route) => route.abort())
      await button(page, 'Place order').click()
      await page.getByRole('alert').getByText('No answer yet').waitFor()
      placing.open()
    },
  ],
  [
    'cancelling',
    async (page) => {
      await asha.call('placeOrder', asked)
      await page.goto(`/orders/${asked.orderId}`)
      await button(page, 'Cancel order').click()
      await page.getByLabel('Something else').check({ force: true })
      await page.getByLabel('In your own words').waitFor()
    },
  ],
  [
    'an order in Hindi, offline',
    async (page) => {
      await speak(page, 'hi')
      await page.context().setOffline(true)
    },
  ],
  [
    'the shop in Hindi',
    async (page) => {
      await page.context().setOffline(false)
      await page.goto('/')
      await page.getByRole('main').getByRole('listitem').first().waitFor()
    },
  ],
]

const ofPartner: readonly State[] = [
  ['what is carried, with its contents', (page) => page.goto('/partner/deliveries').then(() => its(page).waitFor())],
  ['trouble before collecting', (page) => press(its(page), 'Problem?')],
  [
    'something that can be taken back',
    async (page) => {
      await page.keyboard.press('Escape')
      await press(its(page), 'Picked up')
      await its(page).getByRole('button', { name: 'Undo' }).waitFor()
    },
  ],
  [
    'trouble on the way, without a reason',
    async (page) => {
      // Its time ran out while it was looked at.
      await its(page).getByRole('button', { name: 'On the way' }).waitFor()
      await press(its(page), 'Problem?')
      await press(page.getByRole('dialog'), 'Report and bring it back')
      await page.getByText('Choose what fits best.').waitFor()
    },
  ],
  [
    'a handover without a PIN, in Hindi',
    async (page) => {
      await page.keyboard.press('Escape')
      await act('depart')
      await its(page).getByLabel('Handover PIN').waitFor()
      await press(its(page), 'Delivered')
      await its(page).getByText('Ask the customer for the four digits.').waitFor()
      await speak(page, 'hi')
      await page.getByRole('article').waitFor()
    },
  ],
  [
    'something that waits for signal',
    async (page) => {
      await speak(page, 'en')
      await page.context().setOffline(true)
      await press(its(page), 'At the door')
      await its(page).getByText('Waiting for signal').waitFor()
    },
  ],
  [
    'a day with nothing earned',
    async (page) => {
      await page.context().setOffline(false)
      await page.goto('/partner/earnings')
      await heading(page, 'Earnings')
    },
  ],
]

describe('every state', () => {
  test.each([
    ['a customer', () => asha.email, '/account', ofCustomer],
    ['a partner', () => ravi.email, '/partner', ofPartner],
  ] as const)(
    'that %s meets keeps nobody out: empty, failed, offline, asked, in both languages',
    async (_, email, start, states) => {
      const page = await device(browser, url)
      const placing = await gateBefore(page, '**/placeOrder')
      await enter(page, email(), start)
      const found: Record<string, object> = {}
      for (const [name, reach] of states) {
        await reach(page, placing)
        found[name] = await blemishesInEveryLook(page)
      }
      await page.context().close()
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, spotless])))
    },
  )

  test('of a page whose code does not come keeps nobody out either, and blames nobody offline', async () => {
    // The app's worker would bring it from this device.
    const page = await device(browser, url, { ...phone, serviceWorkers: 'block' })
    await page.route('**/assets/cart-page-*', (route) => route.abort())
    await page.goto('/cart')
    await heading(page, 'This page tripped')
    expect(await blemishesInEveryLook(page)).toEqual(spotless)
    await page.context().setOffline(true)
    await heading(page, 'Not on this device yet')
    expect(await page.getByText('This page tripped').count()).toBe(0)
    await page.context().close()
  })
})
