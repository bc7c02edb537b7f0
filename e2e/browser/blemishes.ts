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

/** What it should find. */
export const spotless: Readonly<Record<string, readonly string[]>> = { 'on a phone': [], 'on a desk, dark': [] }

/** What axe finds on the page as it stands: on a phone by day, and on a desk at night. */
export async function blemishesInEveryLook(page: Page): Promise<Record<string, string[]>> {
  await page.setViewportSize(phone.viewport)
  const onPhone = await blemishes(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize(desk.viewport)
  const onDesk = await blemishes(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(phone.viewport)
  return { 'on a phone': onPhone, 'on a desk, dark': onDesk }
}
