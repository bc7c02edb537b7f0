import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Walks to `target` with the Tab key, as far as it takes, and not at all where the app has led there already; every stop
 * on the way must show that it has the focus.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let stops = 0; stops < 100; stops++) {
    const there = await target.evaluate((element) => element.ownerDocument.activeElement === element)
    const where = (await page.evaluate(focused)) as { html: string; marked: boolean }
    // Where a page puts the focus to be read from is no stop.
    if (there || stops > 0) expect(where, where.html).toMatchObject({ marked: true })
    if (there) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${target}`)
}

/** Walks to `target` and presses it. */
export async function pressByKey(page: Page, target: Locator): Promise<void> {
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
