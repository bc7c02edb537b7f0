import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { desk, phone } from './device.ts'

/** What axe finds on the page that keeps people out, each with the elements it is about. */
async function blemishes(page: Page): Promise<string[]> {
  await page.evaluate(atRest)
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`)
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as axe.AxeResults
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join('; ')}`)
}

/** Settles once what moves in has arrived: halfway through, everything is too pale. */
const atRest = `Promise.all(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished.catch(() => undefined))).then(() => true)`

/** Settles once the page stands as it will be seen: right after a window changes its size, a part of it may still be laid out for the old one. */
const painted = 'new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then(true))))'

/** What makes the page wider than its screen, so that one has to push it to and fro to read. */
const tooWide = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const out = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth)
  return ['the page is ' + scrollWidth + ' px wide', ...out.slice(0, 8).map((each) => each.outerHTML.slice(0, 160))]
})()`

/** The narrowest that is still in use; the same as a window of 1280 px at a zoom of 400 %. */
const narrow = { width: 320, height: 568 }

/** What should be found. */
export const spotless: Readonly<Record<string, readonly string[]>> = {
  'on a phone': [],
  'on a desk, dark': [],
  'too wide for a narrow phone': [],
}

/** What axe finds on the page as it stands, on a phone by day and on a desk at night, and what a narrow phone has no room for. */
export async function blemishesInEveryLook(page: Page): Promise<Record<string, string[]>> {
  await page.setViewportSize(phone.viewport)
  const onPhone = await blemishes(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize(desk.viewport)
  const onDesk = await blemishes(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(narrow)
  await page.evaluate(painted)
  const cut = await page.evaluate<string[]>(tooWide)
  await page.setViewportSize(phone.viewport)
  return { 'on a phone': onPhone, 'on a desk, dark': onDesk, 'too wide for a narrow phone': cut }
}
