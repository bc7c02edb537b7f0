import { describe, expect, test } from 'vitest'
import { type Changed, messages, tally } from './consequences.ts'

const accepted: Changed = {
  id: 'o1',
  customerId: 'asha',
  partnerId: 'ravi',
  status: 'ACCEPTED',
  version: 2,
  total: 136_00,
  placedAt: Date.parse('2026-01-31T18:00:00Z'),
  updatedAt: Date.parse('2026-01-31T18:05:00Z'),
  leaseUntil: Date.parse('2026-01-31T18:20:00Z'),
}
const placed: Changed = { ...accepted, status: 'PLACED', partnerId: null, version: 1 }

describe('a change of an order', () => {
  test('tells its customer', () => {
    expect(messages(placed, accepted)).toEqual([
      { to: 'asha', id: 'o1-2', kind: 'order_status', orderId: 'o1', textKey: 'customer.ACCEPTED' },
    ])
  })

  test.each([
    ['its customer cancelling', 'CANCELLED', '2026-01-31T18:10:00Z'],
    ['letting it stall', 'PLACED', '2026-01-31T18:20:00Z'],
  ] as const)('tells the partner who loses it by %s', (_, status, at) => {
    const told = messages(accepted, { ...accepted, status, version: 3, updatedAt: Date.parse(at) })
    expect(told.map(({ to, textKey }) => [to, textKey])).toEqual([
      ['asha', `customer.${status}`],
      ['ravi', `partner.${status}`],
    ])
  })

  test('is no news to the partner who released it', () => {
    const released = { ...placed, version: 3, updatedAt: Date.parse('2026-01-31T18:10:00Z') }
    expect(messages(accepted, released).map(({ to }) => to)).toEqual(['asha'])
  })

  test('that leaves the status alone tells nobody and counts for nothing', () => {
    expect(messages(accepted, { ...accepted, version: 3 })).toEqual([])
    expect(tally(accepted, { ...accepted, version: 3 })).toBeUndefined()
    expect(messages(undefined, placed)).toEqual([])
  })

  test('moves the counters', () => {
    expect(tally(undefined, placed)).toMatchObject({ left: null, reached: 'PLACED', revenue: 0, minutes: null })
    expect(tally(placed, accepted)).toMatchObject({ left: 'PLACED', reached: 'ACCEPTED' })
  })

  test('counts a delivery on the day it arrives in India, with its minutes and its money', () => {
    const delivered = { ...accepted, status: 'DELIVERED' as const, updatedAt: Date.parse('2026-01-31T18:31:30Z') }
    expect(tally(accepted, delivered)).toEqual({
      day: '2026-02-01',
      left: 'ACCEPTED',
      reached: 'DELIVERED',
      revenue: 136_00,
      minutes: 31,
    })
  })
})
