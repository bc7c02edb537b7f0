import type { Notification } from '@blinkcart/domain/account/notification'
import { type OrderStatus, statuses } from '@blinkcart/domain/order/lifecycle'

/** The sentence for a notification's text key; an old app that doesn't know a key yet still says something. */
export function updateText(
  { textKey }: Pick<Notification, 'textKey'>,
  words: { readonly texts: Readonly<Record<OrderStatus, string>>; readonly fallback: string },
): string {
  const status = statuses.find((name) => textKey === `customer.${name}`)
  return status === undefined ? words.fallback : words.texts[status]
}
