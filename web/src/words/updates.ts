import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { Words } from './use-words.ts'

const en = {
  customer: {
    PLACED: 'Your partner had to give your order back. We are looking for another.',
    ACCEPTED: 'A partner took your order.',
    PICKED_UP: 'Your order was collected at the shop.',
    ON_THE_WAY: 'Your order is coming to you.',
    DELIVERED: 'Your order was handed over. Enjoy.',
    CANCELLED: 'Your order was called off.',
    FAILED: 'Your order could not be handed over.',
    RETURNED: 'Your order is back at the shop.',
  } satisfies Record<OrderStatus, string>,
  partner: {
    PLACED: 'An order went back to the pool: it was not collected in time.',
    CANCELLED: 'An order of yours was called off by its customer.',
  } as Partial<Record<OrderStatus, string>>,
  title: (orderId: string) => `Order ${orderId.slice(-6).toUpperCase()}`,
  show: 'Show',
  fallback: 'Something happened to an order of yours.',
  ask: {
    title: 'Shall we tell you when it moves?',
    body: 'At each step of your order, also while you look at something else.',
    yes: 'Notify me',
    notNow: 'Not now',
  },
  setting: {
    title: 'Notifications',
    states: {
      granted: 'This browser tells you of each step of your orders.',
      default: 'This browser does not tell you of your orders yet.',
      denied: 'This browser is told not to notify you. You can change that in its settings for this site.',
    },
    allow: 'Notify me',
  },
}

export type UpdateWords = typeof en

/** What is said of each step of an order to whoever it concerns, in the app and by the browser. */
export const updateWords: Words<UpdateWords> = { en, hi: ({ updates }) => updates }
