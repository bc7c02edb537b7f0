import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blemishesInEveryLook, spotless } from '../browser/blemishes.ts'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

/** An address, and what is on its screen once the screen is complete. */
type Screen = readonly [path: string, shows: (page: Page) => Locator]

const { url, ports } = await stackOfThisWorker()
const placed = basket()
const carried = basket()
let browser: Browser
let partner: string

beforeAll(async () => {
  browser = await launchBrowser()
  const asha = await signIn(ports, 'customer@demo.blinkcart.app')
  const ravi = await newPartner(ports)
  await Promise.all([asha.call('placeOrder', placed), asha.call('placeOrder', carried)])
  for (const type of ['accept', 'pick_up', 'depart'] as const)
    await ravi.call('act', { orderId: carried.orderId, actionId: randomUUID(), type })
  partner = ravi.email
  await Promise.all([asha.leave(), ravi.leave()])
})
afterAll(() => browser.close())

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name })
const button = (name: string) => (page: Page) => page.getByRole('button', { name }).first()

// biome-ignore format: a table
const rooms: readonly (readonly [who: string, email: () => string | undefined, screens: readonly Screen[]])[] = [
  ['a stranger', () => undefined, [
    ['/sign-in',   button('Sign in')],
    ['/register',  button('Create account')],
    ['/',          button('Add to cart')],
    ['/products/milk', button('Add to cart')],
    ['/cart',      heading('Your cart is empty')],
    ['/account',   heading('You are not signed in')],
    ['/nowhere',   heading('Nothing lives here')],
  ]],
  ['a customer', () => 'customer@demo.blinkcart.app', [
    ['/',          button('Add to cart')],
    ['/cart',      button('Checkout')],
    ['/checkout',  button('Place order')],
    ['/orders',    (page) => page.getByText('On the way').first()],
    [`/orders/${placed.orderId}`,  button('Cancel order')],
    [`/orders/${carried.orderId}`, (page) => page.getByText('Handover PIN')],
    ['/updates',   (page) => page.getByText('Your order is coming to you.').first()],
    ['/account',   heading('Saved places')],
    ['/admin',     heading('This page is for admins')],
  ]],
  ['a partner', () => partner, [
    ['/partner',            button('Accept')],
    ['/partner/deliveries', button('Delivered')],
    ['/partner/earnings',   (page) => page.getByText('Earned today')],
    ['/partner/earnings',   heading('Earnings')],
    ['/partner/account',    button('Sign out')],
  ]],
  ['an admin', () => 'admin@demo.blinkcart.app', [
    ['/admin',                          (page) => page.locator(`a[href*="${carried.orderId}"]`)],
    [`/admin?order=${carried.orderId}`, (page) => page.getByText(/History complete/)],
    ['/admin/partners',                 (page) => page.getByText('New partner').first()],
    ['/admin/account',                  button('Sign out')],
  ]],
]

describe('every screen', () => {
  test.each(rooms)('of %s keeps nobody out, on a phone and on a desk', async (_, email, screens) => {
    const page = await device(browser, url)
    const address = email()
    if (address !== undefined) await enter(page, address, '/account')
    const found: Record<string, object> = {}
    for (const [path, shows] of screens) {
      await page.goto(path)
      await shows(page).waitFor()
      // The cart's screens are worth looking at with something in the cart.
      if (path === '/' && address !== undefined) await page.getByRole('button', { name: 'Add to cart' }).first().click()
      found[path] = await blemishesInEveryLook(page)
    }
    await page.context().close()
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, spotless])))
  })
})
