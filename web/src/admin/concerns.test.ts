import { minutes } from '@blinkcart/domain/time'
import { describe, expect, test } from 'vitest'
import { orderWith } from '../orders/order-fixture.ts'
import { concerns, standingMs } from './concerns.ts'

describe('an order', () => {
  test('is no concern while it goes its way', () => {
    const order = orderWith({ eta: { from: minutes(15), to: minutes(30) }, lease: { until: minutes(10) } })
    expect(concerns(order, minutes(2.9))).toEqual([])
  })

  test('is one when it waits long for a partner', () => {
    expect(concerns(orderWith(), minutes(3))).toEqual(['WAITS_LONG'])
  })

  test('is one when its partner does not collect it in time', () => {
    const order = orderWith({ status: 'ACCEPTED', lease: { until: minutes(15) } })
    expect(concerns(order, minutes(14))).toEqual([])
    expect(concerns(order, minutes(15))).toEqual(['NOT_COLLECTED'])
  })

  test('is late from the end of its range on, until it has ended', () => {
    const eta = { from: minutes(5), to: minutes(12) }
    expect(concerns(orderWith({ status: 'ON_THE_WAY', eta }), minutes(12))).toEqual(['LATE'])
    expect(concerns(orderWith({ status: 'DELIVERED', eta }), minutes(99))).toEqual([])
  })

  test('keeps its flags after its end', () => {
    const order = orderWith({ status: 'DELIVERED', flags: ['PIN_LOCKED', 'DELIVERED_WITHOUT_PIN'] })
    expect(concerns(order, 0)).toEqual(['PIN_LOCKED', 'DELIVERED_WITHOUT_PIN'])
  })

  test('on its way back is one until it is there', () => {
    expect(concerns(orderWith({ status: 'FAILED' }), 0)).toEqual(['BROUGHT_BACK'])
    expect(concerns(orderWith({ status: 'RETURNED' }), 0)).toEqual([])
  })
})

describe('the time beside a status', () => {
  test('runs while the order is open, and is what it took once it has ended', () => {
    const times = { PLACED: 0, ACCEPTED: 10, DELIVERED: 70 }
    expect(standingMs(orderWith({ status: 'ACCEPTED', times }), 50)).toBe(40)
    expect(standingMs(orderWith({ status: 'DELIVERED', times }), 5000)).toBe(70)
  })
})
