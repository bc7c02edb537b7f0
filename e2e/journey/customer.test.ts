import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { type Gate, gateBefore } from '../browser/gate.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { newCustomer } from '../stack/actor.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const sku = `honey-${randomUUID()}`
const nila = `Nila ${randomUUID()}`
const honey = { name: 'Forest honey', description: 'From the Nilgiris, 250 g', category: 'produce', imageUrl: '' }
let browser: Browser
let books: Books
let page: Page
let placing: Gate

// One customer, Nila, lives through all of these in turn: what a test leaves behind, the next one finds.
beforeAll(async () => {
  books = openBooks(ports)
  await product({ ...honey, unitPrice: 25000, currency: 'INR', stock: 9, active: true }).create()
  browser = await launchBrowser()
  page = await device(browser, url)
  placing = await gateBefore(page, '**/placeOrder')
})
afterAll(async () => {
  await books.db.doc(`products/${sku}`).delete()
  await Promise.all([browser.close(), books.close()])
})

function product(fields: object) {
  const ref = books.db.doc(`products/${sku}`)
  return { create: () => ref.create(fields), change: () => ref.update({ ...fields }) }
}

const button = (name: string | RegExp) => page.getByRole('button', { name })
const shelf = () => page.getByRole('listitem').filter({ hasText: 'Forest honey' })
const chosenPlace = () => page.getByRole('main').getByRole('paragraph').filter({ hasText: '7 Lake Road' })
const orders = async () => (await books.db.collection('orders').where('customer.name', '==', nila).get()).docs
const stock = async () => (await books.db.doc(`products/${sku}`).get()).get('stock') as number

const soon = { timeout: 20_000 }

/** Puts one honey in an empty cart and goes to the checkout. */
async function toCheckout(): Promise<void> {
  await page.goto('/')
  await shelf().getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'Cart', exact: true }).click()
  await button('Checkout').click()
  await chosenPlace().getByText('Bengaluru 560034').waitFor()
}

/** Changes the honey while the next press on the button is under way: too late for the screen to know. */
function justBeforeOrdering(fields: object): void {
  placing.meetNext(async (route) => {
    await product(fields).change()
    await route.continue()
  })
}

describe('a customer', () => {
  test('registers, finds a product and keeps the cart over a reload', async () => {
    await page.goto('/register')
    await page.getByText('Order things').click()
    await page.getByLabel('Name', { exact: true }).fill(nila)
    await page.getByLabel('Phone').fill('98765 43210')
    await page.getByLabel('Email').fill(`${randomUUID()}@example.com`)
    await page.getByLabel('Password', { exact: true }).fill('blinkcart')
    await page.getByLabel('Address').fill('7 Lake Road')
    await page.getByLabel('City').fill('Bengaluru')
    await page.getByLabel('Pincode').fill('560034')
    await button('Create account').click()
    await page.waitForURL(`${url}/`)

    await page.getByRole('searchbox').fill('honey')
    await expect.poll(() => button('Add to cart').count(), soon).toBe(1)
    await shelf().getByRole('button', { name: 'Add to cart' }).click()
    await button('One more Forest honey').click()
    await page.getByRole('link', { name: 'Cart', exact: true }).click()
    await page.getByText('₹500').first().waitFor()
    await page.reload()
    await page.getByLabel('2 in cart').waitFor()
    await button('Checkout').click()
    await chosenPlace().getByText('Bengaluru 560034').waitFor()
  })

  test('who taps twice, loses the signal before the answer and reloads has one order', async () => {
    const context = page.context()
    let asked = 0
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    // The request arrives; its answer does not, and neither does anything else.
    placing.meet(async (route) => {
      asked += 1
      await context.setOffline(true)
      await route.fetch()
      await route.abort('connectionreset')
    })
    await button('Place order').dblclick()
    await page.getByRole('alert').getByText('No answer yet').waitFor()
    expect(await orders()).toHaveLength(1)
    await page.reload()
    await button('Place order').waitFor()
    await context.setOffline(false)
    await page.waitForURL(/\/orders\/./)
    await page.locator('h1').getByText('Placed').waitFor()
    placing.open()
    expect(asked).toBe(1)
    expect((await orders()).map((order) => order.id)).toEqual([page.url().split('/').at(-1)])
    expect(await stock()).toBe(7)
    await page.goto('/cart')
    await page.getByRole('heading', { name: 'Your cart is empty' }).waitFor()
  })

  test('learns what became dearer, before their eyes or too late for that, and orders at the new price with one tap', async () => {
    const notice = page.getByRole('alert')
    await toCheckout()
    await product({ unitPrice: 25500 }).change()
    await notice.getByText('The total is now ₹255; it was ₹250.').waitFor()
    // What has changed before their eyes they may not have seen: it is not what they agree to.
    await button('Place order').click()
    await notice.getByText('Forest honey: ₹250 → ₹255').waitFor()
    justBeforeOrdering({ unitPrice: 26000 })
    await notice.getByRole('button', { name: 'Order for ₹255' }).click()
    await notice.getByText('The total is now ₹260; it was ₹255.').waitFor()
    await notice.getByText('Forest honey: ₹255 → ₹260').waitFor()
    expect(await orders()).toHaveLength(1)
    await notice.getByRole('button', { name: 'Order for ₹260' }).click()
    await page.waitForURL(/\/orders\/./)
    expect((await orders()).map((order) => order.get('total') as number).sort()).toEqual([26000, 50000])
  })

  test('learns what somebody else took and goes on with what is left, with one tap', async () => {
    await toCheckout()
    await page.goto('/cart')
    await button('One more Forest honey').click()
    await button('Checkout').click()
    justBeforeOrdering({ stock: 1 })
    await button('Place order').click()
    const notice = page.getByRole('alert')
    await notice.getByText('Forest honey: you want 2, only 1 left').waitFor()
    expect(await orders()).toHaveLength(2)
    await notice.getByRole('button', { name: 'Take what is there' }).click()
    await button('Place order').click()
    await page.waitForURL(/\/orders\/./)
    await page.locator('h1').getByText('Placed').waitFor()
    expect(await orders()).toHaveLength(3)
    expect(await stock()).toBe(0)
  })

  test('calls the order off, and what was in it is back on the shelf', async () => {
    await button('Cancel order').click()
    await button('Yes, cancel it').click()
    await page.locator('h1').getByText('Cancelled').waitFor()
    expect(await button('Cancel order').count()).toBe(0)
    expect(await stock()).toBe(1)
    await page.goto('/')
    await shelf().getByText('Only 1 left').waitFor()
  })

  test.each([
    ['/admin', 'This page is for admins'],
    ['/partner', 'This page is for delivery partners'],
    ['/partner/deliveries', 'This page is for delivery partners'],
    ['/admin/partners', 'This page is for admins'],
    ['/orders/somebody-elses', 'There is no such order'],
    ['/no/such/page', 'Nothing lives here'],
    ['/admin/nothing', 'Nothing lives here'],
  ])('who opens %s is told: %s', async (path, told) => {
    await page.goto(path)
    await page.getByRole('heading', { name: told }).waitFor()
    expect(await page.getByRole('main').count()).toBe(1)
    await page.getByRole('main').getByRole('link').click()
    expect(new URL(page.url()).pathname).toMatch(/^\/(orders)?$/)
  })

  test('who stands in somebody else’s room can come back as somebody else', async () => {
    const visitor = await newCustomer(ports)
    await visitor.leave()
    const other = await device(browser, url)
    await enter(other, visitor.email, '/account')
    await other.goto('/admin/partners')
    await other.getByText(`Signed in as ${visitor.email}`).waitFor()
    await other.getByRole('button', { name: 'Use another account' }).click()
    await other.waitForURL(`${url}/sign-in?next=${encodeURIComponent('/admin/partners')}`)
    await other.context().close()
  })

  test('signs out, and leaves neither cart nor orders to whoever holds the phone next', async () => {
    await page.goto('/')
    await shelf().getByRole('button', { name: 'Add to cart' }).click()
    await page.goto('/account')
    await button('Sign out').click()
    await page.waitForURL(/\/sign-in$/)
    await page.goto('/cart')
    await page.getByRole('heading', { name: 'Your cart is empty' }).waitFor()
    for (const path of ['/orders', '/checkout', '/admin', '/partner']) {
      await page.goto(path)
      await page.waitForURL(`${url}/sign-in?next=${encodeURIComponent(path)}`)
    }
  })
})
