import { describe, expect, test } from 'vitest'
import { orderWith } from '../orders/order-fixture.ts'
import { figuresOf, medianMinutes } from './figures.ts'

describe('the figures', () => {
  test('count what is open and find the longest wait', () => {
    const open = [
      orderWith({ placedAt: 500 }),
      orderWith({ placedAt: 200 }),
      orderWith({ status: 'ACCEPTED', partnerId: 'ravi', placedAt: 0 }),
    ]
    expect(figuresOf(open, 1000)).toEqual({ open: 3, carried: 1, waiting: 2, longestWaitMs: 800 })
  })

  test('have no wait when nobody waits', () => {
    expect(figuresOf([], 1000)).toEqual({ open: 0, carried: 0, waiting: 0, longestWaitMs: undefined })
  })
})

describe('the median', () => {
  test('is where half of the deliveries are in', () => {
    expect(medianMinutes({ '9': 1, '10': 1, '31': 1 })).toBe(11)
    expect(medianMinutes({ '4': 2, '30': 2 })).toBe(5)
  })

  test('is nothing on a day without deliveries', () => {
    expect(medianMinutes({})).toBeUndefined()
  })
})
