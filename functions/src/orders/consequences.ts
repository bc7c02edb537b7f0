import type { Notification } from '@blinkcart/domain/account/notification'
import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { dayOf } from '@blinkcart/domain/stats'

/** An order as far as its consequences need it. */
export type Changed = Pick<
  Order,
  'id' | 'customerId' | 'partnerId' | 'status' | 'version' | 'total' | 'placedAt' | 'updatedAt'
> & {
  /** When the system may step in. */
  readonly leaseUntil: number | null
}

/** A notification for someone; its id is made of the order and its version, so that telling twice is telling once. */
export interface Message extends Omit<Notification, 'at' | 'readAt'> {
  readonly to: string
}

/** What the counters gain and lose. */
export interface Tally {
  readonly day: string
  readonly left: OrderStatus | null
  readonly reached: OrderStatus
  readonly revenue: number
  /** Whole minutes from placing to the door, for a delivery. */
  readonly minutes: number | null
}

/** Whom to tell that the order changed from `before` to `after`: nobody, unless its status did. */
export function messages(before: Changed | undefined, after: Changed): Message[] {
  if (before === undefined || before.status === after.status) return []
  const { id: orderId, status, version } = after
  const id = `${orderId}-${version}`
  const told: Message[] = [{ to: after.customerId, id, kind: 'order_status', orderId, textKey: `customer.${status}` }]
  if (before.partnerId !== null && wasTaken(before, after))
    told.push({ to: before.partnerId, id, kind: 'order_lost', orderId, textKey: `partner.${status}` })
  return told
}

/** Whether a partner lost the order to somebody else. Who releases one while the lease runs does it themselves, and knows. */
function wasTaken(before: Changed, { status, updatedAt }: Changed): boolean {
  if (status === 'CANCELLED') return true
  return status === 'PLACED' && before.leaseUntil !== null && before.leaseUntil <= updatedAt
}

/** What the change counts for, if the order's status changed. */
export function tally(before: Changed | undefined, after: Changed): Tally | undefined {
  if (before?.status === after.status) return undefined
  const isDelivery = after.status === 'DELIVERED'
  return {
    day: dayOf(after.updatedAt),
    left: before?.status ?? null,
    reached: after.status,
    revenue: isDelivery ? after.total : 0,
    minutes: isDelivery ? Math.floor((after.updatedAt - after.placedAt) / 60_000) : null,
  }
}
