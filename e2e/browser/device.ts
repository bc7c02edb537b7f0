import { demoPassword } from '@blinkcart/local/seed/accounts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** The screens that people hold and sit at. */
export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
export const desk = { viewport: { width: 1440, height: 900 } }

/** A device of somebody's own, with nothing on it; what it can't find within 20 s is not there. */
export async function device(browser: Browser, baseURL: string, options: BrowserContextOptions = phone): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-IN', reducedMotion: 'reduce', baseURL, ...options })
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

/** Signs in on `page`, and waits to be where `next` says. */
export async function enter(page: Page, email: string, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await submitSignIn(page, email)
  await page.waitForURL((at) => at.pathname === next)
}

/** Fills in the form of the sign-in page and sends it. */
export async function submitSignIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
