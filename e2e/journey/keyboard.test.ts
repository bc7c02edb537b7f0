import { demoPassword } from '@blinkcart/local/seed/accounts'
import { doc, getDoc } from 'firebase/firestore'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { desk, device } from '../browser/device.ts'
import { pressByKey, tabTo } from '../browser/keyboard.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { card } from '../browser/partner-hands.ts'
import { newCustomer, newPartner } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function signInByKey(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await tabTo(page, page.getByLabel('Email'))
  await page.keyboard.type(email)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
}

describe('a keyboard alone', () => {
  test('is enough to sign in, fill a cart, order and call it off, and always shows where it is', async () => {
    const page = await device(browser, url, desk)
    const button = (name: string) => page.getByRole('button', { name }).first()
    await page.goto('/sign-in')
    await signInByKey(page, 'customer2@demo.blinkcart.app')
    await pressByKey(page, button('Add to cart'))
    await pressByKey(page, page.getByRole('link', { name: 'Cart', exact: true }))
    await pressByKey(page, button('Checkout'))
    await tabTo(page, page.getByLabel('Note for the partner'))
    await page.keyboard.type('By keyboard')
    await pressByKey(page, button('Place order'))
    await page.waitForURL(/\/orders\/./)
    await page.locator('h1').getByText('Placed').waitFor()
    // Called off again, so that it waits in nobody's pool.
    await pressByKey(page, button('Cancel order'))
    await pressByKey(page, button('Yes, cancel it'))
    await page.locator('h1').getByText('Cancelled').waitFor()
    await page.context().close()
  })

  test('is enough to take an order from the pool to the door, held buttons, undo and PIN included', async () => {
    const [asha, ravi] = await Promise.all([newCustomer(ports), newPartner(ports)])
    // A door that no other journey on this stack delivers to.
    const order = { ...basket(), deliveryAddress: { line1: '1 Key Lane', city: 'Bengaluru', pincode: '560155' } }
    await asha.call('placeOrder', order)
    const pin = (await getDoc(doc(asha.db, 'orders', order.orderId, 'secrets', 'handover'))).get('pin') as string

    const page = await device(browser, url)
    await page.goto('/sign-in?next=/partner')
    await signInByKey(page, ravi.email)
    const duty = page.getByRole('switch', { name: 'On duty' })
    await pressByKey(page, duty)
    await page.getByRole('heading', { name: 'You are off duty' }).waitFor()
    await page.keyboard.press('Enter')
    const inPool = page.getByRole('listitem').filter({ hasText: '560155' })
    await pressByKey(page, inPool.getByRole('button', { name: 'Accept' }))
    const its = card(page, order.orderId)
    for (const step of ['Picked up', 'On the way']) {
      await pressByKey(page, its.getByRole('button', { name: step, exact: true }))
      await pressByKey(page, its.getByRole('button', { name: 'Send now' }))
    }
    const deliver = async () => {
      await tabTo(page, its.getByLabel('Handover PIN'))
      await page.keyboard.type(pin)
      await pressByKey(page, its.getByRole('button', { name: 'Delivered', exact: true }))
    }
    await deliver()
    await pressByKey(page, page.getByRole('button', { name: 'Undo' }))
    await deliver()
    await pressByKey(page, page.getByRole('button', { name: 'Send now' }))
    await its.waitFor({ state: 'detached' })
    await page.getByText('1 handover', { exact: true }).waitFor()
    await Promise.all([page.context().close(), asha.leave(), ravi.leave()])
  })
})
