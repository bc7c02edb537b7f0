import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import {
  type CancelReason,
  type FailReason,
  isCancelReason,
  isFailReason,
  type OrderEvent,
} from '@blinkcart/domain/order/order'
import type { Words } from './use-words.ts'

/** What an order is called by where there is no room for more. */
export const shortNumber = (orderId: string): string => orderId.slice(-6).toUpperCase()

/** An event as the timeline tells it; who did it stands below. */
type EventSentence = (event: Pick<OrderEvent, 'reason' | 'actor'>) => string

const failReasons: Record<FailReason, string> = {
  CUSTOMER_UNREACHABLE: 'customer not reached',
  CUSTOMER_REFUSED: 'customer did not want it',
  ADDRESS_NOT_FOUND: 'address not found',
  GOODS_DAMAGED: 'goods damaged',
  VEHICLE_BREAKDOWN: 'vehicle broke down',
  OTHER: 'another reason',
}

const cancelReasons: Record<CancelReason, string> = {
  CHANGED_MIND: 'no longer wanted',
  TAKES_TOO_LONG: 'takes too long',
  WRONG_ADDRESS: 'wrong address',
  WRONG_ITEMS: 'wrong items',
  OTHER: 'another reason',
}

const statuses: Record<OrderStatus, string> = {
  PLACED: 'Placed',
  ACCEPTED: 'Accepted',
  PICKED_UP: 'Picked up',
  ON_THE_WAY: 'On the way',
  DELIVERED: 'Delivered',
  CANCELLED: 'Cancelled',
  FAILED: 'Not delivered',
  RETURNED: 'Returned',
}

// The sentences avoid the words of the statuses: on a page, only the status itself is called by its name.
const events: Record<OrderEvent['action'], EventSentence> = {
  place: () => 'Order received',
  accept: () => 'A partner took the order',
  release: (event) => (event.actor.role === 'system' ? 'Not collected in time' : 'The partner gave it back'),
  pick_up: () => 'Collected at the shop',
  depart: () => 'Left for the door',
  arrive: (event) => (event.reason === 'SHOP' ? 'Reached the shop' : 'Reached the door'),
  deliver: () => 'Handed over',
  fail: ({ reason }) =>
    isFailReason(reason) ? `Could not be handed over: ${failReasons[reason]}` : 'Could not be handed over',
  return: () => 'Brought back to the shop',
  cancel: ({ actor, reason }) => {
    if (actor.role === 'system') return 'Nobody was free in time'
    return isCancelReason(reason) ? `Called off: ${cancelReasons[reason]}` : 'Called off'
  },
}

const en = {
  statuses,
  events,
  failReasons,
  cancelReasons,
  timeline: 'What happened',
  proofs: {
    kinds: { deliver: 'Photo of the handover', fail: 'Photo of what went wrong' },
    unseen: 'Photos show once there is signal.',
    failed: 'Photos could not be read.',
  },
  /** What is still ahead of an order with this status, next first. */
  ahead: {
    PLACED: ['A partner takes it', 'Collected at the shop', 'Leaves for the door', 'Handed over'],
    ACCEPTED: ['Collected at the shop', 'Leaves for the door', 'Handed over'],
    PICKED_UP: ['Leaves for the door', 'Handed over'],
    ON_THE_WAY: ['Handed over'],
    FAILED: ['Brought back to the shop'],
  } as Partial<Record<OrderStatus, readonly string[]>>,
  actors: {
    you: 'You',
    customer: 'Customer',
    delivery_partner: 'A delivery partner',
    admin: 'Admin',
    system: 'BlinkCart',
  },
  items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
  orderNumber: (id: string) => `Order ${shortNumber(id)}`,
  total: 'Total',
}

export type OrderWords = typeof en

/** What is said of orders in every room. */
export const orderWords: Words<OrderWords> = { en, hi: ({ orders }) => orders }
