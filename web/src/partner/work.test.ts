import { describe, expect, test } from 'vitest'
import { order } from './order-fixture.ts'
import { days, today, weekUpTo, wholeDays } from './work.ts'

const hour = 3_600_000
const noon = new Date(2026, 4, 20, 12).getTime()
const midnight = noon - 12 * hour

const near = { line1: '1 First Cross', city: 'Bengaluru', pincode: '560034', lat: 12.9345, lng: 77.6266 }
const delivered = (id: string, at: number, fields = {}) =>
  order(id, 'DELIVERED', { times: { ACCEPTED: at - hour / 2, DELIVERED: at }, ...fields })

const orders = [
  delivered('morning', noon - 2 * hour, { deliveryAddress: near }),
  // Rated long after: that does not move it to another day.
  delivered('now', noon, { updatedAt: noon + 30 * hour, times: { ACCEPTED: noon - hour / 6, DELIVERED: noon } }),
  order('back', 'RETURNED', { times: { FAILED: noon - 2 * hour, RETURNED: noon - hour } }),
  order('off', 'CANCELLED', { times: { CANCELLED: noon - 3 * hour } }),
  delivered('yesterday', noon - 13 * hour),
  order('open', 'ON_THE_WAY', { updatedAt: noon }),
]

describe('the days of a partner', () => {
  test('each hold what ended on them, the last first; only handing over earns', () => {
    const summary = days(orders).map(({ midnight, orders, handedOver, broughtBack, earned }) => [
      midnight,
      orders.map(({ id }) => id),
      { handedOver, broughtBack, earned },
    ])
    expect(summary).toEqual([
      [midnight, ['now', 'back', 'morning', 'off'], { handedOver: 2, broughtBack: 1, earned: 42_00 + 36_00 }],
      [midnight - 24 * hour, ['yesterday'], { handedOver: 1, broughtBack: 0, earned: 42_00 }],
    ])
  })

  test('count the kilometres that are known, and the minutes from accepting to handing over', () => {
    const { kilometres, averageMinutes } = today(orders, noon)
    expect([kilometres, averageMinutes]).toEqual([1, 20])
    const { kilometres: none, averageMinutes: never } = today(
      [orders[2], orders[3]].flatMap((each) => each ?? []),
      noon,
    )
    expect([none, never]).toEqual([undefined, undefined])
  })

  test('are shown whole or not at all', () => {
    const known = days(orders)
    expect(wholeDays(known, midnight - 5 * hour).map((day) => day.midnight)).toEqual([midnight])
    expect(wholeDays(known, midnight - 3 * hour)).toEqual([])
    expect(wholeDays(known, Number.NEGATIVE_INFINITY)).toEqual(known)
  })
})

describe('today', () => {
  test('is there before anything was done', () => {
    expect(today(orders, noon + 24 * hour)).toMatchObject({ orders: [], handedOver: 0, earned: 0 })
  })
})

describe('the week up to today', () => {
  test('has seven days, nothing where nothing was earned, and no figure for what is not known', () => {
    const week = weekUpTo(noon, days(orders), midnight - 53 * hour)
    expect(week.map(({ earned }) => earned)).toEqual([undefined, undefined, undefined, undefined, 0, 42_00, 78_00])
    expect(week.map(({ midnight }) => new Date(midnight).getDate())).toEqual([14, 15, 16, 17, 18, 19, 20])
  })

  test('shows what today has brought, however little is known of before', () => {
    expect(weekUpTo(noon, days(orders), noon).at(-1)).toEqual({ midnight, earned: 78_00 })
  })
})
