import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, enter } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { newCustomer } from '../stack/actor.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url, ports } = await stackOfThisWorker()
const sku = `jaggery-${randomUUID()}`
const name = `Jaggery ${sku.slice(-6)}`
const soon = { timeout: 20_000 }
let browser: Browser
let books: Books
let page: Page

// One phone, first a stranger's, then its owner's: what a test leaves behind, the next one finds.
beforeAll(async () => {
  books = openBooks(ports)
  const jaggery = {
    name,
    description: 'From Kolhapur',
    category: 'snacks',
    imageUrl: '',
    unitPrice: 100,
    currency: 'INR',
  }
  await books.db.doc(`products/${sku}`).create({ ...jaggery, stock: 3, active: true })
  browser = await launchBrowser()
  page = await device(browser, url)
})
afterAll(async () => {
  await books.db.doc(`products/${sku}`).delete()
  await Promise.all([browser.close(), books.close()])
})

/** Shelves are drawn one after the other; with this one, all of them are there. */
const lastShelf = 'Household'
const button = (called: string | RegExp) => page.getByRole('button', { name: called, exact: true })
const heading = (called: string | RegExp) => page.getByRole('heading', { name: called })
const onShelf = () => page.getByRole('main').getByRole('listitem')
const pricesShown = async () =>
  (await onShelf().allTextContents()).map((text) => Number(/₹([\d,.]+)/.exec(text)?.[1]?.replace(',', '')))

/** Keeps how many shelves there were after each change of the page. */
const countShelves = `
  globalThis.shelves = [];
  new MutationObserver(() => {
    const now = document.querySelectorAll('main section h2').length
    if (now > 0 && now !== shelves.at(-1)) shelves.push(now)
  }).observe(document, { childList: true, subtree: true })`

describe('the shop', () => {
  test('is drawn shelf by shelf, so that the page stays in hand, and whole where somebody comes back to it', async () => {
    const drawn = () => page.evaluate<number[]>('shelves')
    await page.addInitScript(countShelves)
    await page.goto('/')
    await heading(lastShelf).waitFor()
    const first = await drawn()
    expect(first).toEqual(first.map((_, index) => index + 1))
    await page.reload()
    await heading(lastShelf).waitFor()
    expect(await drawn()).toEqual([first.length])
  })

  test('is searched while one types, and says so when nothing is found', async () => {
    const box = page.getByRole('searchbox')
    await heading(lastShelf).waitFor()
    const all = await onShelf().count()
    await box.pressSequentially('jaggery')
    await expect.poll(() => onShelf().count(), soon).toBe(1)
    await page.getByText('Only 3 left').waitFor()
    await box.fill('no such thing')
    await heading('Nothing here is called “no such thing”').waitFor()
    await button('Show everything').click()
    await expect.poll(() => onShelf().count(), soon).toBe(all)
    expect(await box.inputValue()).toBe('')
  })

  test('shows one shelf, sorted, and still does after a reload', async () => {
    await button('Snacks').click()
    await expect
      .poll(() => page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents(), soon)
      .toEqual(['Snacks'])
    await page.getByLabel('Sort by').selectOption({ label: 'Lowest price first' })
    await expect.poll(async () => (await pricesShown())[0], soon).toBe(1)
    const cheapest = await pricesShown()
    expect(cheapest).toEqual([...cheapest].sort((a, b) => a - b))
    await page.getByLabel('Sort by').selectOption({ label: 'Highest price first' })
    await expect.poll(pricesShown, soon).toEqual([...cheapest].reverse())
    await page.reload()
    await expect.poll(pricesShown, soon).toEqual([...cheapest].reverse())
    expect(await button('Snacks').getAttribute('aria-pressed')).toBe('true')
  })

  test('leads to a product, whose stock changes before one’s eyes', async () => {
    await page.getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByText('From Kolhapur').waitFor()
    await page.getByText('Only 3 left').waitFor()
    await button('Add to cart').first().click()
    await page.getByLabel('1 in cart').first().waitFor()
    await books.db.doc(`products/${sku}`).update({ stock: 0 })
    await page.getByText('Sold out. It shows here once it is back.').waitFor()
    await books.db.doc(`products/${sku}`).update({ stock: 2 })
    await page.getByText('Only 2 left').waitFor()
    await page.goto('/products/nothing-of-the-kind')
    await heading('This is not on sale').waitFor()
  })

  test('keeps a keyboard where it was: what was put in the cart is one press away from more of it', async () => {
    await page.goto('/products/milk')
    const focused = page.locator('button:focus')
    await button('Add to cart').first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => focused.getAttribute('aria-label'), soon).toMatch(/^One more /)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused.textContent(), soon).toBe('Add to cart')
  })

  test('shows what the keyboard reaches clear of the bars at its edges', async () => {
    await page.goto('/')
    await heading(lastShelf).waitFor()
    const covered = `(() => {
      const { left, top, width, height } = document.activeElement.getBoundingClientRect()
      const seen = document.elementFromPoint(left + width / 2, top + height / 2)
      return document.activeElement.contains(seen) ? '' : document.activeElement.outerHTML
    })()`
    await button('Household').focus()
    for (let reached = 0; reached < 24; reached += 1) {
      await page.keyboard.press('Tab')
      await expect.poll(() => page.evaluate<string>(covered), soon).toBe('')
    }
  })

  test('is where one left it on coming back from a product', async () => {
    const place = () => page.evaluate<number>('Math.round(scrollY)')
    await page.goto('/')
    await heading(lastShelf).waitFor()
    await page.evaluate('scrollTo(0, 1e6)')
    const left = await place()
    expect(left).toBeGreaterThan(2000)
    await onShelf().last().getByRole('link').click()
    await page.getByText('From the same shelf').waitFor()
    await page.goBack()
    await heading(lastShelf).waitFor()
    await expect.poll(place, soon).toBe(left)
  })
})

describe('the account page', () => {
  test('keeps places to deliver to, which the checkout offers', async () => {
    const asha = await newCustomer(ports)
    await asha.leave()
    await enter(page, asha.email, '/account')
    await button('Add a place').click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Address').fill('Desk 9, Tower B')
    await sheet.getByLabel('City').fill('Bengaluru')
    await sheet.getByLabel('Pincode').fill('56010')
    await sheet.getByRole('button', { name: 'Save this place' }).click()
    await sheet.getByText('A pincode has six digits.').waitFor()
    await sheet.getByLabel('Pincode').fill('560103')
    await sheet.getByLabel('Note for the partner').fill('Ask at the desk')
    await sheet.getByRole('button', { name: 'Save this place' }).click()
    await page.getByText('Desk 9, Tower B, Bengaluru 560103').waitFor()

    await page.goto('/checkout')
    const chosen = page.getByRole('main').getByRole('paragraph')
    const offered = page.getByRole('main').getByRole('status')
    await chosen.getByText('Desk 9, Tower B').waitFor()
    await offered.getByText('Only if you are at the door now.').waitFor()
    await button('Change place').click()
    await button(/^7 Lake Road/).click()
    await chosen.getByText('7 Lake Road').waitFor()
    // Of a door that is known it says so, and only offers to say it better.
    await chosen.getByText('Your door is on the map').waitFor()
    await button('Use my location').waitFor()
    expect(await offered.textContent()).toBe('')
    expect(await page.getByLabel('Note for the partner').inputValue()).toBe('')
    await button('Change place').click()
    await button(/^Desk 9, Tower B/).click()
    await chosen.getByText('Desk 9, Tower B').waitFor()
    expect(await page.getByLabel('Note for the partner').inputValue()).toBe('Ask at the desk')
    expect(await page.getByLabel('Address').count()).toBe(0)
    await button('Change place').click()
    await button('Another place').click()
    await expect.poll(() => page.locator('input:focus').getAttribute('autocomplete'), soon).toBe('address-line1')
    await button('Saved places').click()
    await button(/^7 Lake Road/).waitFor()

    await page.goto('/account')
    await button('Forget Desk 9, Tower B').click()
    await expect.poll(() => page.getByText('Desk 9, Tower B').count(), soon).toBe(0)
    await page.reload()
    await button('Forget 7 Lake Road').waitFor()
    expect(await page.getByText('Desk 9, Tower B').count()).toBe(0)
  })

  test('speaks Hindi from then on, and tells the browser so', async () => {
    const spoken = () => page.evaluate<string>('document.documentElement.lang')
    expect(await spoken()).toBe('en')
    await button('हिन्दी').click()
    await page.getByRole('heading', { level: 1, name: /[\u0900-\u097f]/ }).waitFor()
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: /[\u0900-\u097f]/ }).waitFor()
    expect(await spoken()).toBe('hi')
    expect(await page.getByRole('main').getByRole('button', { name: 'Add to cart' }).count()).toBe(0)
    await page.goto('/account')
    await button('English').click()
    await heading('Account').waitFor()
    expect(await spoken()).toBe('en')
  })

  test('keeps to the light or the dark that its owner chose, whatever the device prefers', async () => {
    const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    const light = await paper()
    const turnsTo = (look: 'light' | 'dark') =>
      expect.poll(async () => ((await paper()) === light ? 'light' : 'dark'), soon).toBe(look)
    await button('Dark').click()
    await turnsTo('dark')
    await page.reload()
    await button('Dark').waitFor()
    await turnsTo('dark')
    await button('Automatic').click()
    await turnsTo('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await turnsTo('dark')
  })
})
