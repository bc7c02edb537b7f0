import type { OrderStatus } from '../order/lifecycle.ts'

/** What a notification is about: an order reached a status, or an order was taken from its partner. */
export type NotificationKind = 'order_status' | 'order_lost'

/** `users/{uid}/notifications/{id}`: something their owner should know. Its text is looked up by key, per language. */
export interface Notification<Time = number> {
  readonly id: string
  readonly kind: NotificationKind
  readonly orderId: string
  /** For example `customer.ACCEPTED`, `partner.CANCELLED`. */
  readonly textKey: `${'customer' | 'partner'}.${OrderStatus}`
  readonly at: Time
  /** When its owner saw it; the only field that they may set. */
  readonly readAt: Time | null
}
