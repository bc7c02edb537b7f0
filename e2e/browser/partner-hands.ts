import type { Locator, Page } from 'playwright-core'

/** The card of an order among a partner's deliveries. */
export function card(page: Page, orderId: string): Locator {
  return page.getByRole('article', { name: new RegExp(orderId.slice(-6), 'i') })
}

/** Presses one of the partner's buttons: as long as the final ones have to be held, which the others don't mind. */
export async function press(button: Locator): Promise<void> {
  await button.click({ delay: 900 })
}
