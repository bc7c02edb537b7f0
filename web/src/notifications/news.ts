import type { Notification } from '@blinkcart/domain/account/notification'
import { type OrderStatus, statuses } from '@blinkcart/domain/order/lifecycle'
import type { UpdateWords } from '../words/updates.ts'

/** What there is to tell: as much of a notification as a push brings too. */
export type News = Pick<Notification, 'id' | 'orderId'> & { readonly textKey: string }

/** News as a browser shows it. Its tag is the notification's id, so that the same news is never there twice. */
export interface Announcement {
  readonly title: string
  readonly body: string
  readonly tag: string
  /** Where a press leads. */
  readonly path: string
}

/** The status that a text key tells of, if this app knows it. */
export function newsStatus({ textKey }: Pick<News, 'textKey'>): OrderStatus | undefined {
  return statuses.find((name) => textKey.endsWith(`.${name}`))
}

/** The sentence for a text key; an old app that doesn't know a key yet still says something. */
export function newsText({ textKey }: Pick<News, 'textKey'>, words: UpdateWords): string {
  const status = newsStatus({ textKey })
  if (status === undefined) return words.fallback
  const texts = textKey.startsWith('partner.') ? words.partner : words.customer
  return texts[status] ?? words.fallback
}

/** `news` as the browser is to show it. */
export function announcement(news: News, words: UpdateWords): Announcement {
  return {
    title: words.title(news.orderId),
    body: newsText(news, words),
    tag: news.id,
    path: news.textKey.startsWith('partner.') ? '/partner/deliveries' : `/orders/${news.orderId}`,
  }
}

/** The news in a push message, if that is what it brings. */
export function newsIn(message: unknown): News | undefined {
  const data = fieldOf(message, 'data')
  const [id, orderId, textKey] = ['notificationId', 'orderId', 'textKey'].map((name) => fieldOf(data, name))
  if (typeof id !== 'string' || typeof orderId !== 'string' || typeof textKey !== 'string') return undefined
  return { id, orderId, textKey }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
