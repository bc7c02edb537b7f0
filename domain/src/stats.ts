import type { OrderStatus } from './order/lifecycle.ts'

/** `stats/live`: how many orders there are of each status, now. */
export interface LiveStats<Time = number> {
  readonly byStatus: Readonly<Partial<Record<OrderStatus, number>>>
  readonly updatedAt: Time
}

/** `stats/{day}`: what happened on one day in India, `2026-01-31`. */
export interface DayStats<Time = number> {
  /** How many times an order reached each status. */
  readonly reached: Readonly<Partial<Record<OrderStatus, number>>>
  /** Paise of what was delivered. */
  readonly revenue: number
  /** How many deliveries took each number of whole minutes, from placing to the door. */
  readonly deliveryMinutes: Readonly<Record<string, number>>
  readonly updatedAt: Time
}

const inIndia = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Kolkata',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in India on which `ms` falls, as its stats document is called. */
export function dayOf(ms: number): string {
  return inIndia.format(ms)
}
