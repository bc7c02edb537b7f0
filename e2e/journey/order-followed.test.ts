import { randomUUID } from 'node:crypto'
import type { ActionType } from '@blinkcart/domain/order/lifecycle'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const order = {
  ...basket(),
  deliveryAddress: { line1: '7 Lake Road', city: 'Bengaluru', pincode: '560034', lat: 12.9279, lng: 77.6271 },
}
const soon = { timeout: 20_000 }
let browser: Browser
let books: Books
let asha: Actor
let ravi: Actor
let page: Page

// One order on one customer's phone, from the first look at it to the next order.
beforeAll(async () => {
  books = openBooks(ports)
  ;[asha, ravi] = await Promise.all([newCustomer(ports), newPartner(ports)])
  await asha.call('placeOrder', order)
  browser = await launchBrowser()
  page = await device(browser, url)
  await enter(page, asha.email, '/orders')
})
afterAll(() => Promise.all([browser.close(), books.close(), asha.leave(), ravi.leave()]))

const button = (called: string) => page.getByRole('button', { name: called, exact: true })
const status = (called: string) => page.locator('h1').getByText(called, { exact: true })
const step = (type: ActionType, payload?: { pin: string }) =>
  ravi.call('act', { orderId: order.orderId, actionId: randomUUID(), type, ...(payload && { payload }) } as never)
/** What the timeline tells: what happened and who did it, then what is ahead. */
const told = () =>
  page.getByRole('list', { name: 'What happened' }).getByRole('listitem').locator('p').allTextContents()

async function stand(at: { lat: number; lng: number }): Promise<void> {
  const location = { ...at, accuracy: 10, at: serverTimestamp() }
  await setDoc(doc(ravi.db, 'orders', order.orderId, 'live', 'location'), location)
}

describe('an order', () => {
  test('is found among the orders and says how it stands, when it should come and until when it can be cancelled', async () => {
    await page.locator(`a[href$="${order.orderId}"]`).click()
    await status('Placed').waitFor()
    await page.getByText(/In \d+ to \d+ min/).waitFor()
    await page.getByText('You can cancel until your partner has collected it.').waitFor()
    await expect
      .poll(told, soon)
      .toEqual([
        'Order received',
        'You',
        'A partner takes it',
        'Collected at the shop',
        'Leaves for the door',
        'Handed over',
      ])
  })

  test('names its partner, their vehicle and their number, once there is one', async () => {
    await step('accept')
    await status('Accepted').waitFor()
    await page.getByText('KA01AB1234').waitFor()
    expect(await page.getByRole('link', { name: 'Call New partner' }).getAttribute('href')).toBe('tel:+919876543210')
    await expect
      .poll(async () => (await told()).slice(0, 4), soon)
      .toEqual(['Order received', 'You', 'A partner took the order', 'New partner'])
    expect(await page.getByRole('list', { name: 'What happened' }).locator('time').count()).toBe(2)
  })

  test('can no longer be cancelled once it is collected, and says since when', async () => {
    await step('pick_up')
    await status('Picked up').waitFor()
    await page.getByText(/Collected at .+, so it can’t be cancelled any more\./).waitFor()
    expect(await button('Cancel order').count()).toBe(0)
  })

  test('shows where its partner is, how far that is, and how old that news is', async () => {
    await step('depart')
    await status('On the way').waitFor()
    await stand({ lat: 12.9459, lng: 77.6271 })
    await page.getByRole('img', { name: 'Your partner is 2.0 km from your door, as the crow flies.' }).waitFor()
    await page.getByText('2.0 km from your door', { exact: true }).waitFor()
    await page.getByText(/^\d+\ss ago$/).waitFor()
    await page.getByText(/Estimated from where your partner was/).waitFor()
    // Nothing is heard of them for a while.
    await books.db.doc(`orders/${order.orderId}/live/location`).update({ at: new Date(Date.now() - 5 * 60_000) })
    await page.getByText('Last seen 5 min ago').waitFor()
  })

  test('is handed over with the PIN that its customer sees, who can’t call any more', async () => {
    const pin = (await page.getByRole('region', { name: 'Handover PIN' }).textContent())?.match(/\d{4}/)?.[0] ?? ''
    await step('deliver', { pin })
    await status('Delivered').waitFor()
    await expect.poll(() => page.getByRole('region', { name: 'Handover PIN' }).count(), soon).toBe(0)
    expect(await page.getByRole('link', { name: 'Call New partner' }).count()).toBe(0)
  })

  test('is rated once, with words, and shows the rating from then on', async () => {
    await page.getByLabel('4 stars: good').check({ force: true })
    await page.getByLabel('Anything to add?').fill('Still cold')
    await button('Send rating').click()
    await page.getByRole('img', { name: '4 of 5 stars' }).waitFor()
    await page.getByText('“Still cold”').waitFor()
    await page.reload()
    await page.getByRole('img', { name: '4 of 5 stars' }).waitFor()
    expect(await button('Send rating').count()).toBe(0)
    const kept = await books.db.doc(`orders/${order.orderId}`).get()
    expect(kept.get('rating')).toMatchObject({ stars: 4, comment: 'Still cold' })
  })

  test('was told of at each step, each step once, and each update leads to it', async () => {
    await books.settled()
    await page.goto('/updates')
    const updates = page.getByRole('main').getByRole('listitem')
    await expect
      .poll(() => updates.getByRole('link').allTextContents(), soon)
      .toEqual([
        'Your order was handed over. Enjoy.',
        'Your order is coming to you.',
        'Your order was collected at the shop.',
        'A partner took your order.',
      ])
    expect(await updates.getByText('New', { exact: true }).count()).toBe(4)
    await updates.getByRole('link', { name: 'A partner took your order.' }).click()
    await page.waitForURL(`${url}/orders/${order.orderId}`)
    await page.getByRole('link', { name: 'Updates', exact: true }).waitFor()
    await page.goto('/updates')
    await updates.first().waitFor()
    await expect.poll(() => updates.getByText('New', { exact: true }).count(), soon).toBe(0)
  })

  test('is ordered again from the history: what is there goes into the cart, what is not is told', async () => {
    const noodles = books.db.doc('products/noodles')
    const stock = (await noodles.get()).get('stock') as number
    const sheet = page.getByRole('dialog', { name: 'Not everything is there' })
    await page.goto('/orders')
    await button('Order again').waitFor()
    await noodles.update({ stock: 0 })
    try {
      await page.goto('/orders')
      await button('Order again').click()
      await sheet.getByText('Masala noodles: sold out').waitFor()
    } finally {
      await noodles.update({ stock })
    }
    await sheet.getByRole('button', { name: 'View cart' }).click()
    await page.waitForURL(`${url}/cart`)
    await page.getByRole('main').getByRole('paragraph').getByText('Drinking water').waitFor()
    await page.getByLabel('1 in cart', { exact: true }).waitFor()
  })
})

describe('an order that is called off', () => {
  test('keeps the reason, tells it in its history, and asks nobody to say it', async () => {
    const [spoken, silent] = [basket(), basket()]
    await Promise.all([asha.call('placeOrder', spoken), asha.call('placeOrder', silent)])
    for (const [{ orderId }, reason] of [
      [spoken, 'It takes too long'],
      [silent, undefined],
    ] as const) {
      await page.goto(`/orders/${orderId}`)
      await button('Cancel order').click()
      const sheet = page.getByRole('dialog', { name: 'Cancel this order?' })
      if (reason !== undefined) await sheet.getByLabel(reason).check({ force: true })
      await sheet.getByRole('button', { name: 'Yes, cancel it' }).click()
      await status('Cancelled').waitFor()
      await expect
        .poll(async () => (await told())[2], soon)
        .toMatch(reason ? /^Called off: takes too long$/ : /^Called off$/)
    }
  })

  test('after its partner has collected it, while somebody hesitates, is not: it is too late, and said so', async () => {
    const { orderId, ...rest } = basket()
    await asha.call('placeOrder', { orderId, ...rest })
    const act = (type: ActionType) => ravi.call('act', { orderId, actionId: randomUUID(), type } as never)
    await act('accept')
    await page.goto(`/orders/${orderId}`)
    await button('Cancel order').click()
    const sheet = page.getByRole('dialog', { name: 'Cancel this order?' })
    await act('pick_up')
    await sheet.getByText('It is too late to cancel: your partner has collected it.').waitFor()
    expect(await sheet.getByRole('button', { name: 'Yes, cancel it' }).isDisabled()).toBe(true)
    expect((await books.db.doc(`orders/${orderId}`).get()).get('status')).toBe('PICKED_UP')
  })
})
