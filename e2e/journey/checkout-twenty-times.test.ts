import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { type Gate, gateBefore } from '../browser/gate.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const soon = { timeout: 20_000 }
const times = 20
let browser: Browser
let books: Books
let asha: Actor
let ravi: Actor
let page: Page
let placing: Gate
let news: Gate
beforeAll(async () => {
  books = openBooks(ports)
  ;[asha, ravi] = await Promise.all([newCustomer(ports), newPartner(ports)])
  browser = await launchBrowser()
  page = await device(browser, url)
  placing = await gateBefore(page, '**/placeOrder')
  news = await gateBefore(page, '**/Listen/**')
  await enter(page, asha.email, '/account')
})
afterAll(() => Promise.all([browser.close(), books.close(), asha.leave(), ravi.leave()]))

const ordered = async () => (await books.db.collection('orders').where('customerId', '==', asha.uid).get()).docs
/** Nobody else here orders it: what others ordered may be called off meanwhile, and goes back on the shelf. */
const rare = 'muffin'
const stockOf = async (sku: string) => (await books.db.doc(`products/${sku}`).get()).get('stock') as number
const told = async () =>
  (await books.db.collection(`users/${asha.uid}/notifications`).get()).docs.map((each) => each.get('textKey') as string)

describe('the same checkout', () => {
  test('sent twenty times, over reloads, its answer lost each time, is one order and one of all that follows', async () => {
    const before = await stockOf(rare)
    await page.goto(`/products/${rare}`)
    await page.getByRole('button', { name: 'Add to cart' }).first().click()
    await page.goto('/checkout')
    await page.getByText('Bengaluru 560034').waitFor()

    // Each request arrives, no answer does, and no news of the order either: the phone can't know.
    const answers: number[] = []
    placing.meet(async (route) => {
      answers.push((await route.fetch()).status())
      await route.abort('connectionreset')
    })
    news.meet((route) => route.abort('connectionreset'))
    const place = page.getByRole('button', { name: 'Place order' })
    for (let time = 1; time <= times; time++) {
      await place.click()
      await page.getByRole('alert').getByText('No answer yet').waitFor()
      expect(answers).toHaveLength(time)
      if (time % 5 !== 0) continue
      await page.reload()
      await page.getByText('Bengaluru 560034').waitFor()
    }
    expect(answers).toEqual(Array.from({ length: times }, () => 200))

    placing.open()
    news.open()
    await page.reload()
    await page.waitForURL(/\/orders\/./)
    await page.locator('h1').getByText('Placed').waitFor()
    const [order, ...others] = await ordered()
    expect(others).toEqual([])
    const orderId = order?.id ?? ''
    expect(page.url()).toBe(`${url}/orders/${orderId}`)
    expect(before - (await stockOf(rare))).toBe(1)
    const events = await books.db.collection(`orders/${orderId}/events`).get()
    expect(events.docs.map((event) => event.get('to') as string)).toEqual(['PLACED'])

    await ravi.call('act', { orderId, actionId: randomUUID(), type: 'accept' })
    await books.settled()
    expect(await told()).toEqual(['customer.ACCEPTED'])
    await page.getByRole('link', { name: '1 new update' }).waitFor()

    // Coming back to the checkout sends nothing more.
    await page.goto('/checkout')
    await page.getByRole('main').waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Place order' }).count(), soon).toBe(0)
    expect(await ordered()).toHaveLength(1)
  })
})
