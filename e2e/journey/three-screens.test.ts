import { demoPassword } from '@blinkcart/local/seed/accounts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const desk = { viewport: { width: 1440, height: 900 } }

const { url } = await stackOfThisWorker()

describe('one order on three screens', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  /** A browser of somebody's own, signed in and on the page that their role begins with. */
  async function open(email: string, screen: object): Promise<Page> {
    const context = await browser.newContext({ ...screen, locale: 'en-IN', serviceWorkers: 'block' })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((at) => at.pathname !== '/sign-in')
    // Whatever follows must come by itself: a reload would lose this.
    await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))
    return page
  }

  test('is followed from tap to door by everybody, without a reload', async () => {
    const customer = await open('customer2@demo.blinkcart.app', phone)
    const partner = await open('partner@demo.blinkcart.app', phone)
    const admin = await open('admin@demo.blinkcart.app', desk)

    await customer.getByRole('button', { name: 'Add to cart' }).first().click()
    await customer.locator('a[href="/cart"]:visible').first().click()
    await customer
      .getByRole('button', { name: 'Checkout' })
      .or(customer.getByRole('link', { name: 'Checkout' }))
      .click()
    await customer.getByText('Bengaluru 560102').waitFor()
    // A door that no other journey on this stack delivers to.
    await customer.getByRole('button', { name: 'Change place' }).click()
    await customer.getByRole('button', { name: 'Another place' }).click()
    await customer.getByLabel('Address').fill('3 Screen Street')
    await customer.getByLabel('City').fill('Bengaluru')
    await customer.getByLabel('Pincode').fill('560199')
    await customer.getByRole('button', { name: 'Place order' }).click()
    await customer.waitForURL(/\/orders\/./)
    const orderId = new URL(customer.url()).pathname.split('/').at(-1) ?? ''

    await admin.getByRole('tab', { name: /^All/ }).click()
    const row = admin.locator('tr', { has: admin.locator(`a[href*="${orderId}"]`) })
    const bothShow = async (status: string) => {
      await customer.locator('h1').getByText(status, { exact: true }).waitFor()
      await row.getByText(status, { exact: true }).waitFor()
    }
    await bothShow('Placed')

    const its = partner.getByRole('listitem').filter({ hasText: '560199' })
    await its.getByRole('button', { name: 'Accept' }).click()
    await partner.waitForURL(/\/partner\/deliveries/)
    await bothShow('Accepted')
    await its.getByRole('button', { name: 'Picked up' }).click()
    await bothShow('Picked up')
    await its.getByRole('button', { name: 'On the way' }).click()
    await bothShow('On the way')
    const pin = (await customer.getByRole('region', { name: /PIN/ }).textContent())?.match(/\d{4}/)?.[0] ?? ''
    await its.getByLabel('Handover PIN').fill(pin)
    await its.getByRole('button', { name: 'Delivered' }).click({ delay: 900 })
    await bothShow('Delivered')

    for (const page of [customer, partner, admin]) {
      expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true)
    }
  })
})
