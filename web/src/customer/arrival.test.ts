import { describe, expect, test } from 'vitest'
import { arrival } from './arrival.ts'

const minute = 60_000
const now = 1_000 * minute
const door = { line1: '1 First Cross', city: 'Bengaluru', pincode: '560034', lat: 12.9345, lng: 77.6266 }
const eta = { from: now + 5 * minute, to: now + 12 * minute }
const order = {
  status: 'ON_THE_WAY',
  eta,
  deliveryAddress: door,
  times: { ON_THE_WAY: now - 2 * minute },
} as const
/** About a kilometre north of the door. */
const near = { lat: 12.9435, lng: 77.6266 }
const far = { lat: 12.9795, lng: 77.6266 }
const width = (range: { from: number; to: number } | undefined) => (range ? range.to - range.from : Number.NaN)

describe('the arrival', () => {
  test('is what the last step promised, with the time of that step, where no position is known', () => {
    const byStep = { ...eta, by: 'step', asOf: now - 2 * minute }
    expect(arrival(order, undefined, now)).toEqual(byStep)
    const { lat: _lat, lng: _lng, ...unplaced } = door
    expect(arrival({ ...order, deliveryAddress: unplaced }, { ...near, at: now }, now)).toEqual(byStep)
  })

  test('follows the position while the order is on its way, and only then', () => {
    const seen = { ...near, at: now - 5_000 }
    expect(arrival(order, seen, now)).toMatchObject({ by: 'position', asOf: now - 5_000 })
    expect(arrival({ ...order, status: 'PICKED_UP' }, seen, now)).toMatchObject({ by: 'step' })
  })

  test('narrows as the partner comes near', () => {
    expect(width(arrival(order, { ...near, at: now }, now))).toBeLessThan(
      width(arrival(order, { ...far, at: now }, now)),
    )
  })

  test('widens while nothing is heard of the partner, then falls back to the step', () => {
    const seen = { ...near, at: now }
    expect(width(arrival(order, seen, now + minute))).toBeGreaterThan(width(arrival(order, seen, now)))
    expect(arrival(order, seen, now + 3 * minute + 1)).toMatchObject({ by: 'step' })
  })

  test('is nothing for an order that is not coming', () => {
    expect(arrival({ ...order, status: 'DELIVERED', eta: null }, { ...near, at: now }, now)).toBeUndefined()
  })
})
