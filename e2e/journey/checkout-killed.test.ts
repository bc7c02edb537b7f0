import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { phone, submitSignIn } from '../browser/device.ts'
import { type BrowserOnProfile, launchOnProfile } from '../browser/launch-on-profile.ts'
import { type Actor, newCustomer } from '../stack/actor.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const roundsEach = 1
let profile: string
let books: Books
let asha: Actor
let browser: BrowserOnProfile
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'blinkcart-cart-'))
  books = openBooks(ports)
  asha = await newCustomer(ports)
})
afterAll(async () => {
  await browser.kill()
  await Promise.all([rm(profile, { recursive: true }), books.close(), asha.leave()])
})

/** A page on the phone, switched on again. */
async function switchedOn(): Promise<Page> {
  browser = await launchOnProfile(profile)
  browser.context.setDefaultTimeout(20_000)
  const page = await browser.context.newPage()
  await page.setViewportSize(phone.viewport)
  return page
}

const orders = async () =>
  (await books.db.collection('orders').where('customerId', '==', asha.uid).get()).docs.map(({ id }) => id)
const place = (page: Page) => page.getByRole('button', { name: 'Place order' })
const order = (page: Page) => page.locator('h1').getByText('Placed')
const nothingLeft = (page: Page) => page.getByRole('heading', { name: 'Your cart is empty' })

/** Puts water into the cart of a page of somebody who has just come, and goes to pay for it. */
async function toCheckout(page: Page): Promise<void> {
  await page.goto(`${url}/products/water`)
  await page.getByRole('button', { name: 'Add to cart' }).first().click()
  await page.getByLabel('1 in cart').first().waitFor()
  await page.getByRole('link', { name: 'Cart', exact: true }).click()
  await page.getByRole('button', { name: 'Checkout' }).click()
  await place(page).waitFor()
}

/** Comes back to the checkout and does whatever it asks for; true when it showed the order. */
async function comeBack(page: Page): Promise<boolean> {
  await page.goto(`${url}/checkout`)
  const door = page.getByRole('button', { name: 'Sign in' })
  await door.or(place(page)).or(order(page)).or(nothingLeft(page)).first().waitFor()
  // Whoever signed in just before the end may have to do so again.
  if (await door.isVisible()) await submitSignIn(page, asha.email)
  await place(page).or(order(page)).or(nothingLeft(page)).first().waitFor()
  // At once or not at all: the app itself may be about to find that the order is there.
  await page.evaluate(`document.querySelector('form button[type=submit]')?.click()`)
  await order(page).or(nothingLeft(page)).first().waitFor()
  return (await order(page).count()) === 1
}

/** When the browser dies, counted from the tap that places the order. */
// biome-ignore format: a table
const ends: Record<string, (page: Page) => Promise<unknown>> = {
  'at once':                       () => Promise.resolve(),
  'as the request leaves':         (page) => page.waitForRequest((sent) => sent.method() === 'POST' && sent.url().endsWith('/placeOrder')),
  'as the answer comes':           (page) => page.waitForResponse((got) => got.request().method() === 'POST' && got.url().endsWith('/placeOrder')),
  'as the order is about to show': (page) => page.waitForURL(/\/orders\/./),
  'once the order has been seen':  (page) => order(page).waitFor(),
}
/** Whoever's browser dies then has not seen the order: they must find it, or would order again. */
const unseen = ['at once', 'as the request leaves']

describe('a browser that is killed after "Place order"', () => {
  test('comes back to the order, or to the cart it is made of: one cart is never two orders', async () => {
    let page = await switchedOn()
    await page.goto(`${url}/sign-in?next=/account`)
    await submitSignIn(page, asha.email)
    await page.waitForURL(`${url}/account`)

    const found: Record<string, { orders: number; lost: number }> = {}
    for (const [when, end] of Object.entries(ends)) {
      const tally = { orders: 0, lost: 0 }
      for (let round = 0; round < roundsEach; round++) {
        const before = await orders()
        await toCheckout(page)
        const ended = end(page)
        await place(page).click()
        await ended
        await browser.kill()
        page = await switchedOn()
        const shown = await comeBack(page)
        const made = (await orders()).filter((id) => !before.includes(id))
        tally.orders += made.length
        if (!shown && unseen.includes(when)) tally.lost += 1
      }
      found[when] = tally
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(ends).map((when) => [when, { orders: roundsEach, lost: 0 }])))
  })
})
