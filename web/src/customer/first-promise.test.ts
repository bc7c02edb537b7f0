import { etaOf } from '@blinkcart/domain/order/eta'
import { plainClock } from '@blinkcart/domain/time'
import { describe, expect, test } from 'vitest'
import { brokenPromise } from './first-promise.ts'

const minute = 60_000
const order = { placedAt: 0, deliveryAddress: { line1: '7 Lake Road', city: 'Bengaluru', pincode: '560034' } }
const promised = etaOf('PLACED', plainClock(0))?.to ?? Number.NaN

describe('the first promise', () => {
  test('is broken by what is later, and names its time', () => {
    expect(brokenPromise(order, promised + 3 * minute)).toBe(promised)
  })

  test('is kept by what comes before it, or hardly after', () => {
    expect(brokenPromise(order, promised - minute)).toBeUndefined()
    expect(brokenPromise(order, promised + minute)).toBeUndefined()
  })

  test('is of that very door', () => {
    const far = { ...order, deliveryAddress: { ...order.deliveryAddress, lat: 13.1, lng: 77.6 } }
    expect(brokenPromise(far, promised + 3 * minute)).toBeUndefined()
  })
})
