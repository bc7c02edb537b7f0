import { gzipSync } from 'node:zlib'
import type { Product } from '@blinkcart/domain/product/product'
import type { Browser, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { device, phone } from '../browser/device.ts'
import { launchBrowser } from '../browser/launch-browser.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { url } = await stackOfThisWorker()
const shelves = '/api/v1/products'
let browser: Browser
let firstPictures: readonly string[]
beforeAll(async () => {
  const { products } = (await (await fetch(`${url}${shelves}`)).json()) as { products: readonly Product[] }
  const onFirstShelf = products.filter(({ category, stock }) => category === 'produce' && stock > 0)
  firstPictures = onFirstShelf.slice(0, 4).map(({ imageUrl }) => imageUrl)
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A stranger's phone, and what its page asks the site for from now on. */
async function stranger(): Promise<{ page: Page; asked: string[] }> {
  const page = await device(browser, url, { ...phone, serviceWorkers: 'block' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  return { page, asked }
}

const pictures = (asked: readonly string[]) => asked.filter((path) => /^\/products\/.+\.\w+$/.test(path)).sort()
const asks = (asked: readonly string[], path: string) => asked.filter((each) => each === path).length

describe('the page that comes before the app', () => {
  // biome-ignore format: a table
  test.each<[path: string, shelves: 0 | 1, pictures: () => readonly string[]]>([
    ['/',              1, () => firstPictures],
    ['/?q=milk',       1, () => []],
    ['/products/milk', 1, () => ['/products/milk.svg']],
    ['/cart',          0, () => []],
    ['/sign-in',       0, () => []],
  ])('asks for what %s will show first, and for nothing else', async (path, shelvesAsked, expected) => {
    const { page, asked } = await stranger()
    // The app never comes.
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto(path)
    await page.evaluate('Promise.resolve(window.earlyShelves).then((answer) => answer?.clone().json()).then(() => true)')
    await expect.poll(() => pictures(asked)).toEqual([...expected()].sort())
    expect(asks(asked, shelves)).toBe(shelvesAsked)
    await page.context().close()
  })

  test('asks in the place of the app, which asks for none of it again and shows those pictures first', async () => {
    const { page, asked } = await stranger()
    await page.goto('/')
    const cards = page.getByRole('main').getByRole('listitem')
    await cards.getByRole('button', { name: 'Add to cart' }).first().waitFor()
    const seen = await Promise.all([0, 1, 2, 3].map((nth) => cards.nth(nth).locator('img').getAttribute('src')))
    expect(seen).toEqual(firstPictures)
    await page.waitForLoadState('load')
    expect(asks(asked, shelves)).toBe(1)
    for (const picture of firstPictures) expect(asks(asked, picture), picture).toBe(1)
    await page.context().close()
  })

  test.each([
    ['en-IN', 'The app did not get through', 'Try again'],
    ['hi-IN', 'ऐप नहीं पहुँच पाया', 'फिर कोशिश करें'],
  ])('says so when the app does not get through, and tries again when told to (%s)', async (locale, said, retry) => {
    const page = await device(browser, url, { ...phone, locale, serviceWorkers: 'block' })
    await page.route('**/assets/app-*.js', (route) => route.abort())
    await page.goto('/')
    await page.getByRole('alert').getByRole('heading', { name: said }).waitFor()
    await page.unroute('**/assets/app-*.js')
    await page.getByRole('button', { name: retry }).click()
    await page.getByRole('main').getByRole('listitem').first().waitFor()
    await page.context().close()
  })

  test('and the app itself are light: the shop needs less than 200 KB of script, as it travels', async () => {
    const { page } = await stranger()
    const scripts: Promise<number>[] = []
    const weigh = (response: Response) => {
      if (response.request().resourceType() === 'script')
        scripts.push(response.body().then((body) => gzipSync(body).length))
    }
    page.on('response', weigh)
    await page.goto('/')
    await page.getByRole('button', { name: 'Add to cart' }).first().waitFor()
    // What comes without being asked for, comes by then.
    await page.evaluate('new Promise((idle) => requestIdleCallback(() => idle(true)))')
    page.off('response', weigh)
    const bytes = await Promise.all(scripts)
    expect(bytes.length).toBeGreaterThan(0)
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(200 * 1024)
    await page.context().close()
  })
})
