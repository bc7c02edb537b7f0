import { randomUUID } from 'node:crypto'
import { maxPhotoLength } from '@blinkcart/domain/order/photo'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { card, press, sendNow } from '../browser/partner-hands.ts'
import { type Actor, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const soon = { timeout: 20_000 }
let browser: Browser
let books: Books
let asha: Actor
let ravi: Actor
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  books = openBooks(ports)
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
})
afterAll(() => Promise.all([browser.close(), books.close(), asha.leave()]))
beforeEach(async () => {
  ravi = await newPartner(ports)
  page = await device(browser, url)
})
afterEach(() => Promise.all([page.context().close(), ravi.leave()]))

/** An order of Ravi's to which `steps` were done, on his screen. */
async function carried(...steps: ('pick_up' | 'depart')[]): Promise<string> {
  const orderId = await taken(...steps)
  await enter(page, ravi.email, '/partner/deliveries')
  await card(page, orderId).waitFor()
  return orderId
}

/** An order of Ravi's to which `steps` were done. */
async function taken(...steps: ('pick_up' | 'depart')[]): Promise<string> {
  const request = basket()
  await asha.call('placeOrder', request)
  for (const type of ['accept', ...steps] as const)
    await ravi.call('act', { orderId: request.orderId, actionId: randomUUID(), type })
  return request.orderId
}

const callOff = (orderId: string) => asha.call('act', { orderId, actionId: randomUUID(), type: 'cancel' })

/** Puts a finger on a button, and leaves it there. */
async function touch(button: Locator): Promise<void> {
  await button.hover()
  await page.mouse.down()
}

/** Settles when the page was drawn so often that what was heard before would long be on it. */
const drawn = () =>
  page.evaluate(
    'new Promise((then) => (function draw(left) { left === 0 ? then() : requestAnimationFrame(() => draw(left - 1)) })(12))',
  )

async function statusOf(orderId: string): Promise<unknown> {
  return (await books.db.doc(`orders/${orderId}`).get()).get('status')
}

describe('what a partner does', () => {
  test('goes by itself when nobody takes it back', async () => {
    const orderId = await carried()
    await press(card(page, orderId), 'Picked up')
    await expect.poll(() => statusOf(orderId), soon).toBe('PICKED_UP')
  })

  test('has to be meant, where it ends an order: a short touch only says how', async () => {
    const orderId = await carried('pick_up')
    const payload = { reason: 'CUSTOMER_REFUSED' } as const
    await ravi.call('act', { orderId, actionId: randomUUID(), type: 'fail', payload })
    const its = card(page, orderId)
    const returned = its.getByRole('button', { name: 'Returned', exact: true })
    await returned.click()
    await its.getByRole('status').getByText('Press and hold').waitFor({ state: 'attached' })
    await returned.waitFor()
    // A keyboard does not slip.
    await returned.press('Enter')
    await its.getByRole('button', { name: 'Undo' }).and(page.locator(':focus')).waitFor()
    await sendNow(its)
    await expect.poll(() => statusOf(orderId), soon).toBe('RETURNED')
  })
})

describe('a press', () => {
  test('finds what it was meant for while orders above are called off, and a moment late finds nothing', async () => {
    const [first, second] = [await taken(), await taken()]
    const orderId = await carried()
    const its = card(page, orderId)
    await touch(its.getByRole('button', { name: 'Picked up' }))
    await callOff(first)
    await drawn()
    await page.mouse.up()
    await its.getByText(/Picked up.*(goes in|tapped)/s).waitFor()
    await page.getByRole('alert').getByText('was called off by its customer').waitFor()
    await card(page, first).waitFor({ state: 'detached' })

    const isHarmless = page.evaluate<boolean>(harmlessWhenGone(second, orderId))
    await callOff(second)
    expect(await isHarmless).toBe(true)
    await page.getByRole('alert').getByText('Called off by their customers').waitFor()
  })

  test('that is held is held to its end, and shows at once what it did', async () => {
    const above = await taken()
    const orderId = await carried('pick_up', 'depart')
    const its = card(page, orderId)
    await its.getByLabel('Handover PIN').fill('0000')
    await touch(its.getByRole('button', { name: 'Delivered' }))
    await callOff(above)
    await its.getByRole('button', { name: 'Undo' }).waitFor()
    await page.getByRole('alert').getByText('was called off by its customer').waitFor()
    await page.mouse.up()
  })
})

/** Answers whether a finger on the first button of `below` would press nothing in the very moment in which `above` has left the page. */
function harmlessWhenGone(above: string, below: string): string {
  const named = (orderId: string) =>
    `document.querySelector('[role=article][aria-label*="${orderId.slice(-6).toUpperCase()}"]')`
  return `new Promise((hit) => {
    const watch = new MutationObserver(() => {
      if (${named(above)} !== null) return
      watch.disconnect()
      const button = ${named(below)}.querySelector('button')
      button.scrollIntoView({ block: 'center' })
      const { x, y } = button.getBoundingClientRect()
      hit(document.elementFromPoint(x + 8, y + 8)?.closest('button, a') === null)
    })
    watch.observe(document.body, { childList: true, subtree: true })
  })`
}

describe('a failure without signal', () => {
  test('brings its reason, note and photo along once there is signal, and shows them among the earnings', async () => {
    const orderId = await carried('pick_up', 'depart')
    const its = card(page, orderId)
    await page.context().setOffline(true)
    await press(its, 'Problem?')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: 'Goods are damaged' }).check()
    const choosing = page.waitForEvent('filechooser')
    await press(sheet, 'Take a photo')
    await (await choosing).setFiles({ name: 'door.png', mimeType: 'image/png', buffer: await page.screenshot() })
    await sheet.getByRole('img', { name: 'The photo you took' }).waitFor()
    await sheet.getByLabel('Note (optional)').fill('The eggs')
    await press(sheet, 'Report and bring it back')
    await sendNow(its)
    await its.getByText('Waiting for signal').waitFor()
    expect(await statusOf(orderId)).toBe('ON_THE_WAY')

    await page.context().setOffline(false)
    await expect.poll(() => statusOf(orderId), soon).toBe('FAILED')
    const order = await books.db.doc(`orders/${orderId}`).get()
    expect(order.get('failure')).toEqual({ reason: 'GOODS_DAMAGED', note: 'The eggs' })
    const proofs = await books.db.collection(`orders/${orderId}/proofs`).get()
    const photos = proofs.docs.map((proof) => String(proof.get('photo')))
    expect(photos).toEqual([expect.stringMatching(/^\/9j\//)])
    expect(photos[0]?.length).toBeLessThanOrEqual(maxPhotoLength)

    await press(its, 'Returned')
    await sendNow(its)
    await expect.poll(() => statusOf(orderId), soon).toBe('RETURNED')
    await page.getByRole('link', { name: 'Earnings' }).click()
    await page.getByText('1 brought back').waitFor()
    await page.getByRole('button', { name: new RegExp(orderId.slice(-6), 'i') }).click()
    await page.getByRole('dialog').getByText('The eggs').waitFor()
    await page.getByRole('dialog').getByRole('img', { name: 'Photo of what went wrong' }).waitFor()
  })
})
