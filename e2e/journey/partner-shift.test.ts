import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireLeases } from '../../functions/src/orders/expire.ts'
import { device, enter, phone } from '../browser/device.ts'
import { type Gate, gateBefore } from '../browser/gate.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { card, press, sendNow } from '../browser/partner-hands.ts'
import { type Actor, newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const soon = { timeout: 20_000 }
// A door that no other journey on this stack delivers to.
const deliveryAddress = { line1: '9 Shift Street', city: 'Bengaluru', pincode: '560177', lat: 12.9279, lng: 77.6271 }
let browser: Browser
let books: Books
let asha: Actor
let ravi: Actor
let meena: Actor
let page: Page
let acting: Gate

// One shift of one partner, Ravi: what a test leaves behind, the next one finds.
beforeAll(async () => {
  books = openBooks(ports)
  ;[asha, ravi, meena] = await Promise.all([newCustomer(ports), newPartner(ports), newPartner(ports)])
  browser = await launchBrowser()
  page = await device(browser, url)
  acting = await gateBefore(page, '**/act')
  await enter(page, ravi.email, '/partner')
})
afterAll(() => Promise.all([browser.close(), books.close(), asha.leave(), ravi.leave(), meena.leave()]))

const button = (name: string) => page.getByRole('button', { name, exact: true })
const alert = (title: string) => page.getByRole('alert').filter({ hasText: title })
const onDuty = () => page.getByRole('switch', { name: 'On duty' })
const inPool = () =>
  page
    .getByRole('listitem')
    .filter({ hasText: '560177' })
    .filter({ has: button('Accept') })
const statusOf = async (orderId: string) => (await books.db.doc(`orders/${orderId}`).get()).get('status') as string
const available = async () => (await books.db.doc(`partners/${ravi.uid}`).get()).get('available') as boolean

async function placed(): Promise<string> {
  const order = { ...basket(), deliveryAddress }
  await asha.call('placeOrder', order)
  return order.orderId
}

const accept = (who: Actor, orderId: string) => who.call('act', { orderId, actionId: randomUUID(), type: 'accept' })

/** An order that Ravi took, on the screen of his deliveries, as far as `steps` bring it. */
async function carried(...steps: ('pick_up' | 'depart')[]): Promise<string> {
  const orderId = await placed()
  await accept(ravi, orderId)
  for (const type of steps) await ravi.call('act', { orderId, actionId: randomUUID(), type })
  if (!page.url().endsWith('/partner/deliveries')) await page.goto('/partner/deliveries')
  await card(page, orderId).waitFor()
  return orderId
}

/** The browser's offer to install the app, which ends as `outcome` says. */
async function offerInstalling(outcome: 'accepted' | 'dismissed'): Promise<void> {
  await page.evaluate(
    `dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: async () => ({ outcome: '${outcome}' }) }))`,
  )
}

describe('a shift', () => {
  test('begins with the offer to put the app on the phone, which who says no to hears no more', async () => {
    const offer = page.getByRole('region', { name: 'Put BlinkCart on your phone' })
    await onDuty().waitFor()
    await offerInstalling('accepted')
    await offer.getByRole('button', { name: 'Install' }).click()
    await offer.waitFor({ state: 'detached' })
    await offerInstalling('dismissed')
    await offer.getByRole('button', { name: 'No, thanks' }).click()
    await offer.waitFor({ state: 'detached' })
    await page.reload()
    await onDuty().waitFor()
    await offerInstalling('dismissed')
    // Drawn twice over, it would be there.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))')
    expect(await offer.count()).toBe(0)
  })

  test('has no orders off duty, and those that wait on duty, without a name or a door', async () => {
    const orderId = await placed()
    await inPool().waitFor()
    await onDuty().click()
    await page.getByRole('heading', { name: 'You are off duty' }).waitFor()
    expect(await inPool().count()).toBe(0)
    await expect.poll(available, soon).toBe(false)
    await onDuty().click()
    await inPool().waitFor()
    await expect.poll(available, soon).toBe(true)
    const shown = (await inPool().textContent()) ?? ''
    expect(shown).toMatch(/₹\d+/)
    expect(shown).toMatch(/\d\skm/)
    expect(shown).toContain('2 items')
    expect(shown).not.toMatch(/Shift Street|New customer|98765/)
    await asha.call('act', { orderId, actionId: randomUUID(), type: 'cancel' })
    await inPool().waitFor({ state: 'detached' })
  })

  test('has races: who is second is told that somebody was faster', async () => {
    const orderId = await placed()
    await inPool().waitFor()
    acting.meetNext(async (route) => {
      await accept(meena, orderId)
      await route.continue()
    })
    await inPool().getByRole('button', { name: 'Accept' }).click()
    await alert('Not this one')
      .getByText(/Someone was (a moment faster|faster: accepted \d+\ss ago)\./)
      .waitFor()
    await alert('Not this one').getByRole('button', { name: 'Understood' }).click()
    await alert('Not this one').waitFor({ state: 'detached' })
    await inPool().waitFor({ state: 'detached' })
    expect((await books.db.doc(`orders/${orderId}`).get()).get('partnerId')).toBe(meena.uid)
  })

  test('gives an order that stalls back to the pool, after counting down before one’s eyes', async () => {
    const orderId = await placed()
    await inPool().getByRole('button', { name: 'Accept' }).click()
    await page.waitForURL(`${url}/partner/deliveries`)
    await card(page, orderId)
      .getByRole('timer')
      .getByText(/^1[45]:\d\d left to collect$/)
      .waitFor()
    await books.db.doc(`orders/${orderId}`).update({ 'lease.until': new Date(Date.now() + 2000) })
    await card(page, orderId).getByText('Time is up: it may go back to the pool').waitFor()
    await expireLeases(books.db)
    await alert('went back to the pool').getByRole('button', { name: 'Understood' }).click()
    await alert('went back to the pool').waitFor({ state: 'detached' })
    expect(await card(page, orderId).count()).toBe(0)
    expect(await statusOf(orderId)).toBe('PLACED')
    await page.getByRole('link', { name: 'Pool' }).click()
    await inPool().waitFor()
    await asha.call('act', { orderId, actionId: randomUUID(), type: 'cancel' })
  })

  test('can not end while something is carried', async () => {
    const orderId = await carried()
    await page.getByRole('link', { name: 'Pool' }).click()
    await onDuty().click()
    await alert('You still carry orders.')
      .getByText(new RegExp(orderId.slice(-6), 'i'))
      .waitFor()
    expect(await onDuty().getAttribute('aria-checked')).toBe('true')
    expect(await available()).toBe(true)
    await page.getByRole('link', { name: 'To these deliveries' }).click()
    await press(card(page, orderId), 'Problem?')
    await press(page.getByRole('dialog'), 'Give it back to the pool')
    await sendNow(page.getByRole('main'))
    await expect.poll(() => statusOf(orderId), soon).toBe('PLACED')
    await asha.call('act', { orderId, actionId: randomUUID(), type: 'cancel' })
  })
})

describe('a step', () => {
  test('tapped by mistake is taken back, and nobody ever heard of it', async () => {
    const orderId = await carried()
    await press(card(page, orderId), 'Picked up')
    await press(card(page, orderId), 'Undo')
    await card(page, orderId).getByRole('button', { name: 'Picked up' }).waitFor()
    await press(card(page, orderId), 'Picked up')
    await sendNow(card(page, orderId))
    await card(page, orderId).getByRole('button', { name: 'On the way' }).waitFor()
    await expect.poll(() => statusOf(orderId), soon).toBe('PICKED_UP')
    const events = await books.db.collection(`orders/${orderId}/events`).get()
    expect(events.docs.map((event) => event.get('action') as string)).toEqual(['place', 'accept', 'pick_up'])
    await press(card(page, orderId), 'On the way')
    await sendNow(card(page, orderId))
    await expect.poll(() => statusOf(orderId), soon).toBe('ON_THE_WAY')
  })

  test('at the door shows the PIN, its keys and what they lead to on one screen, the way there below', async () => {
    const [orderId = ''] = (await books.db.doc(`partners/${ravi.uid}`).get()).get('activeOrderIds') as string[]
    const its = card(page, orderId)
    const top = async (what: Locator) => (await what.boundingBox())?.y ?? Number.NaN
    await its.getByLabel('Handover PIN').fill('12')
    expect(await top(its.getByRole('link', { name: 'Navigate' }))).toBeLessThan(
      await top(its.getByLabel('Handover PIN')),
    )
    await press(its, 'At the door')
    const field = its.getByLabel('Handover PIN')
    await its.getByRole('button', { name: '0', exact: true }).waitFor()
    await expect
      .poll(async () => (await top(its.getByRole('link', { name: 'Navigate' }))) > (await top(field)))
      .toBe(true)
    expect(await field.inputValue()).toBe('12')
    const end = await its.getByRole('button', { name: 'Delivered' }).boundingBox()
    const start = await top(its)
    expect((end?.y ?? Number.NaN) + (end?.height ?? 0) - start).toBeLessThan(phone.viewport.height - 64)
  })

  test('at the door needs the PIN: five wrong ones lock it, and then a photo or a note says where it is', async () => {
    const [orderId = ''] = (await books.db.doc(`partners/${ravi.uid}`).get()).get('activeOrderIds') as string[]
    const its = card(page, orderId)
    const pin = (await books.db.doc(`orders/${orderId}/secrets/handover`).get()).get('pin') as string
    const wrong = pin === '0000' ? '1111' : '0000'
    for (const said of ['4 tries left', '3 tries left', '2 tries left', 'One try left']) {
      await its.getByLabel('Handover PIN').fill(wrong)
      await press(its, 'Delivered')
      await sendNow(its)
      await its.getByText(`That was not the PIN. ${said}.`).waitFor()
    }
    await its.getByLabel('Handover PIN').fill(wrong)
    await press(its, 'Delivered')
    await sendNow(its)
    await its.getByText('Too many wrong PINs').waitFor()
    await press(its, 'Delivered')
    await its.getByText('Take a photo, or say where it is now.').waitFor()
    expect(await statusOf(orderId)).toBe('ON_THE_WAY')
    await its.getByLabel('Handover note').fill('With the guard at gate 2')
    await press(its, 'Delivered')
    await sendNow(page.getByRole('main'))
    await expect.poll(() => statusOf(orderId), soon).toBe('DELIVERED')
    const order = await books.db.doc(`orders/${orderId}`).get()
    expect(order.get('flags')).toContain('PIN_LOCKED')
  })

  test('that fails has a reason, a photo and a way back to the shop', async () => {
    const orderId = await carried('pick_up', 'depart')
    await press(card(page, orderId), 'Problem?')
    const sheet = page.getByRole('dialog')
    await press(sheet, 'Report and bring it back')
    await sheet.getByText('Choose what fits best.').waitFor()
    await sheet.getByLabel('Can’t find the address').check()
    await sheet.locator('input[type=file]').setInputFiles({
      name: 'door.png',
      mimeType: 'image/png',
      buffer: await page.screenshot(),
    })
    await sheet.getByRole('img', { name: 'The photo you took' }).waitFor()
    await sheet.getByLabel('Note').fill('No such street')
    await press(sheet, 'Report and bring it back')
    await sendNow(page.getByRole('main'))
    await expect.poll(() => statusOf(orderId), soon).toBe('FAILED')
    const events = await books.db.collection(`orders/${orderId}/events`).get()
    expect(events.docs.at(-1)?.data()).toMatchObject({ action: 'fail', reason: 'ADDRESS_NOT_FOUND' })
    const proofs = await books.db.collection(`orders/${orderId}/proofs`).get()
    expect(proofs.size).toBe(1)

    await press(card(page, orderId), 'Returned')
    await card(page, orderId).getByText('Bring back to').waitFor()
    expect(await card(page, orderId).getByText('You earn').count()).toBe(0)
    await sendNow(page.getByRole('main'))
    await expect.poll(() => statusOf(orderId), soon).toBe('RETURNED')
  })
})

describe('a day', () => {
  test('is added up: what was earned, what came back, and each order in full', async () => {
    await page
      .getByRole('link', { name: /Earnings|Earned/ })
      .first()
      .click()
    const today = page.getByRole('region', { name: 'Earned today' })
    await today.getByText('1 handover', { exact: true }).waitFor()
    await today.getByText('1 brought back').waitFor()
    expect(await today.getByRole('button').count()).toBe(2)
    await today.getByRole('button', { name: /Returned/ }).click()
    await page.getByRole('dialog').getByText('No such street').waitFor()
  })
})
