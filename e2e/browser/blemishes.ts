import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on the page that keeps people out, each with the elements it is about. */
export async function blemishes(page: Page): Promise<string[]> {
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
