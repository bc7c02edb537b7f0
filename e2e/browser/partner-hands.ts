import type { Locator, Page } from 'playwright-core'

/** The card of an order among a partner's deliveries. */
export function card(page: Page, orderId: string): Locator {
  return page.getByRole('article', { name: new RegExp(orderId.slice(-6), 'i') })
}

/** The steps that end an order: their buttons are held, so that no finger slips. */
const held = ['Delivered', 'Returned', 'Give it back to the pool', 'Report and bring it back']

/** Presses a partner's button by its name, as long as it takes. */
export async function press(within: Locator, name: string): Promise<void> {
  const button = within.getByRole('button', { name, exact: true })
  await button.click(held.includes(name) ? { delay: 900 } : {})
}

/** Ends the moment in which what was just done to an order can be taken back, unless it has ended by itself. */
export async function sendNow(within: Locator): Promise<void> {
  // Seconds are all that it is there for: on a busy machine, who waits until it can be pressed finds it gone.
  for (const button of await within.getByRole('button', { name: 'Send now' }).elementHandles())
    await button.dispatchEvent('click')
}
