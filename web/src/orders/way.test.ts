import { describe, expect, test } from 'vitest'
import { metresBetween, offset, pointOf } from './way.ts'

const shop = { lat: 12.9345, lng: 77.6266 }

describe('a way', () => {
  test('is measured in metres, the same in both directions', () => {
    const north = { ...shop, lat: shop.lat + 0.01 }
    expect(metresBetween(shop, north)).toBeCloseTo(1112, 0)
    expect(metresBetween(north, shop)).toBe(metresBetween(shop, north))
    expect(metresBetween(shop, shop)).toBe(0)
  })

  test('goes less far for a degree to the east, away from the equator', () => {
    const { east, north } = offset(shop, { lat: shop.lat, lng: shop.lng + 0.01 })
    expect(Math.round(east)).toBe(1084)
    expect(north).toBe(0)
  })

  test('needs a whole position', () => {
    expect(pointOf({ lat: 1, lng: 2 })).toEqual({ lat: 1, lng: 2 })
    expect(pointOf({ lat: 1 })).toBeUndefined()
    expect(pointOf({})).toBeUndefined()
  })
})
