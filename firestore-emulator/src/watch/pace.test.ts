import { describe, expect, test } from 'vitest'
import { manualClock } from '../util/clock.ts'
import { Pace } from './pace.ts'

function setUp() {
  const clock = manualClock()
  const told: number[] = []
  const begun = clock.now()
  const pace = new Pace(clock, () => told.push(clock.now() - begun))
  return { clock, told, pace }
}

describe('listeners', () => {
  test('hear of commits that come one by one at once, however fast they come', () => {
    const { clock, told, pace } = setUp()
    for (let i = 0; i < 4; i++) {
      pace.heard(1)
      clock.advance(1)
    }
    expect(told).toEqual([0, 1, 2, 3])
  })

  test('hear of the first of many at once, and then of several together', () => {
    const { clock, told, pace } = setUp()
    for (let i = 0; i < 25; i++) {
      pace.heard(2)
      clock.advance(1)
    }
    clock.advance(100)
    expect(told).toEqual([0, 10, 20, 30])
  })

  test('hear of one that comes in the middle of many within the same time', () => {
    const { clock, told, pace } = setUp()
    pace.heard(3)
    clock.advance(4)
    pace.heard(1)
    clock.advance(100)
    expect(told).toEqual([0, 10])
  })

  test('hear at once again when the crowd is over', () => {
    const { clock, told, pace } = setUp()
    pace.heard(3)
    clock.advance(49)
    pace.heard(1)
    clock.advance(1)
    pace.heard(1)
    expect(told).toEqual([0, 49, 50])
  })

  test('hear no more when it is closed', () => {
    const { clock, told, pace } = setUp()
    pace.heard(2)
    pace.heard(2)
    pace.close()
    clock.advance(100)
    expect(told).toEqual([0])
  })
})
