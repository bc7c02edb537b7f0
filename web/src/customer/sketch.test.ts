import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canvas, sketch } from './sketch.ts'

const door = { lat: 12.9345, lng: 77.6266 }
const nearby = fc.record({
  lat: fc.double({ min: 12.8, max: 13.1, noNaN: true }),
  lng: fc.double({ min: 77.4, max: 77.8, noNaN: true }),
})

describe('the sketch', () => {
  test('has north above and east to the right', () => {
    const drawn = sketch({
      door,
      partner: { ...door, lat: door.lat + 0.01 },
      shop: { ...door, lng: door.lng + 0.01 },
    })
    expect(drawn.door).toEqual(drawn.middle)
    expect(drawn.partner.y).toBeLessThan(drawn.middle.y)
    expect(drawn.partner.x).toBeCloseTo(drawn.middle.x)
    expect(drawn.shop.x).toBeGreaterThan(drawn.middle.x)
  })

  test('keeps everything inside, wherever it lies', () => {
    fc.assert(
      fc.property(nearby, nearby, nearby, (a, partner, shop) => {
        const drawn = sketch({ door: a, partner, shop })
        for (const { x, y } of [drawn.middle, drawn.partner, drawn.shop]) {
          expect(x).toBeGreaterThanOrEqual(canvas.margin - 0.01)
          expect(x).toBeLessThanOrEqual(canvas.width - canvas.margin + 0.01)
          expect(y).toBeGreaterThanOrEqual(canvas.margin - 0.01)
          expect(y).toBeLessThanOrEqual(canvas.height - canvas.margin + 0.01)
        }
      }),
    )
  })

  test('puts the partner on the ring of their distance', () => {
    const drawn = sketch({ door, partner: { ...door, lat: door.lat + 500 / 111_195 }, shop: door })
    const ring = drawn.rings.find(({ metres }) => metres === 500)
    expect(ring?.radius).toBeCloseTo(drawn.middle.y - drawn.partner.y)
  })

  test('goes without a door that nobody knows, and measures from the shop', () => {
    const drawn = sketch({ door: undefined, partner: { ...door, lat: door.lat + 0.01 }, shop: door })
    expect(drawn.door).toBeUndefined()
    expect(drawn.middle).toEqual(drawn.shop)
  })

  test('does not zoom without end when all are at the door', () => {
    expect(sketch({ door, partner: { ...door, accuracy: 20 }, shop: door }).doubt).toBeLessThan(20)
  })
})
