import { randomUUID } from 'node:crypto'
import { demoPassword } from '@blinkcart/local/seed/accounts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { blemishes } from '../browser/blemishes.ts'
import { desk, device, enter, phone } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'

/** An address, and what is on its screen once the screen is complete. */
type Screen = readonly [path: string, shows: (page: Page) => Locator]

const { url, ports } = inject('stack')
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
    const found: Record<string, string[]> = {}
    for (const [path, shows] of screens) {
      await page.goto(path)
      await shows(page).waitFor()
      // The cart's screens are worth looking at with something in the cart.
      if (path === '/' && address !== undefined) await page.getByRole('button', { name: 'Add to cart' }).first().click()
      await page.setViewportSize(phone.viewport)
      found[`${path} on a phone`] = await blemishes(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize(desk.viewport)
      found[`${path} on a desk, dark`] = await blemishes(page)
      await page.emulateMedia({ colorScheme: 'light' })
    }
    await page.context().close()
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])))
  })
})

describe('a keyboard alone', () => {
  test('is enough to sign in, fill a cart, order and call it off, and always shows where it is', async () => {
    const page = await device(browser, url, desk)
    await page.goto('/sign-in')
    await button('Sign in')(page).waitFor()
    await tabTo(page, page.getByLabel('Email'))
    await page.keyboard.type('customer2@demo.blinkcart.app')
    await tabTo(page, page.getByLabel('Password', { exact: true }))
    await page.keyboard.type(demoPassword)
    await page.keyboard.press('Enter')
    await press(page, button('Add to cart')(page))
    await press(page, page.getByRole('link', { name: 'Cart', exact: true }))
    await press(page, button('Checkout')(page))
    await tabTo(page, page.getByLabel('Note for the partner'))
    await page.keyboard.type('By keyboard')
    await press(page, button('Place order')(page))
    await page.waitForURL(/\/orders\/./)
    await page.locator('h1').getByText('Placed').waitFor()
    // Called off again, so that it waits in nobody's pool.
    await press(page, button('Cancel order')(page))
    await press(page, button('Yes, cancel it')(page))
    await page.locator('h1').getByText('Cancelled').waitFor()
    await page.context().close()
  })
})

/** Walks to `target` with the Tab key, as far as it takes; every stop on the way must show that it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stops = 0; stops < 100; stops++) {
    await page.keyboard.press('Tab')
    const where = (await page.evaluate(focused)) as { html: string; marked: boolean }
    expect(where, where.html).toMatchObject({ marked: true })
    if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) return
  }
  throw new Error(`Tab does not lead to ${target}`)
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** What has the focus, and whether anything on the screen says so: the page itself needs no mark. */
const focused = `(() => {
  const here = document.activeElement
  const ringed = (each) => each !== null && getComputedStyle(each).outlineStyle !== 'none'
  const marked = here === document.body || ringed(here) || ringed(here.closest('label'))
  return { html: here.outerHTML.slice(0, 200), marked }
})()`
