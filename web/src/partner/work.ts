import { isFinal } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { poolEntry } from '@blinkcart/domain/order/pool'

/** A day's work: what came to its end on it, last first, and what that brought. */
export interface Day {
  /** When it began, by this device's clock. */
  readonly midnight: number
  readonly orders: readonly Order[]
  readonly handedOver: number
  /** Those that could not be handed over and went back to the shop. */
  readonly broughtBack: number
  readonly earned: number
  /** From the shop to the doors, as far as it is known how far they are. */
  readonly kilometres: number | undefined
  /** From being accepted to being handed over, on average; nothing if nothing was. */
  readonly averageMinutes: number | undefined
}

/** The days on which any of `orders` came to an end, the last first. */
export function days(orders: readonly Order[]): readonly Day[] {
  const byDay = new Map<number, Order[]>()
  for (const order of orders.filter(({ status }) => isFinal(status))) {
    const midnight = midnightOf(endedAt(order))
    byDay.set(midnight, [...(byDay.get(midnight) ?? []), order])
  }
  return [...byDay].map(([midnight, ended]) => day(midnight, ended)).toSorted((a, b) => b.midnight - a.midnight)
}

/** The day of `now`, whether or not anything came to its end yet. */
export function today(orders: readonly Order[], now: number): Day {
  const midnight = midnightOf(now)
  return days(orders).find((each) => each.midnight === midnight) ?? day(midnight, [])
}

/**
 * The days of which nothing can be missing, when all that was placed since `since` is known: an order may take hours
 * from being placed to its end.
 */
export function wholeDays(known: readonly Day[], since: number): readonly Day[] {
  return known.filter(({ midnight }) => midnight - longestMs >= since)
}

/** A day of the week gone by, and what it earned, if that is known. */
export interface WeekDay {
  readonly midnight: number
  readonly earned: number | undefined
}

/** The seven days up to that of `now`, out of `known`, where all that was placed since `since` is known. */
export function weekUpTo(now: number, known: readonly Day[], since: number): readonly WeekDay[] {
  return [6, 5, 4, 3, 2, 1, 0].map((ago) => {
    const midnight = midnightAgo(now, ago)
    const isKnown = ago === 0 || midnight - longestMs >= since
    const earned = known.find((day) => day.midnight === midnight)?.earned ?? 0
    return { midnight, earned: isKnown ? earned : undefined }
  })
}

const longestMs = 4 * 3_600_000

/** When `order` came to its end. */
export function endedAt({ status, times, updatedAt }: Pick<Order, 'status' | 'times' | 'updatedAt'>): number {
  return times[status] ?? updatedAt
}

/** What delivering `order` pays: the same as its pool entry said. */
export function earns(order: Order): number {
  return poolEntry(order).payout
}

/** How long `order` took its partner from accepting it to handing it over, in minutes. */
export function minutesTaken({ times }: Pick<Order, 'times'>): number | undefined {
  const { ACCEPTED, DELIVERED } = times
  return ACCEPTED === undefined || DELIVERED === undefined ? undefined : (DELIVERED - ACCEPTED) / 60_000
}

/** The midnight that `ms` comes after, on this device. */
export function midnightOf(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0)
}

function midnightAgo(now: number, days: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days).getTime()
}

function day(midnight: number, ended: readonly Order[]): Day {
  const delivered = ended.filter(({ status }) => status === 'DELIVERED')
  const distances = delivered.map((order) => poolEntry(order).distanceKm).filter((km) => km !== null)
  const minutes = delivered.map(minutesTaken).filter((each) => each !== undefined)
  return {
    midnight,
    orders: ended.toSorted((a, b) => endedAt(b) - endedAt(a)),
    handedOver: delivered.length,
    broughtBack: ended.filter(({ status }) => status === 'RETURNED').length,
    earned: sum(delivered.map(earns)),
    kilometres: distances.length === 0 ? undefined : sum(distances),
    averageMinutes: minutes.length === 0 ? undefined : Math.round(sum(minutes) / minutes.length),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
