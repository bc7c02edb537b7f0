import type { PoolEntry } from '@blinkcart/domain/order/order'
import { describe, expect, test } from 'vitest'
import { byDistanceAndAge } from './pool-order.ts'

function entry(id: string, distanceKm: number | null, placedAt: number): PoolEntry {
  return { id, area: 'Bengaluru 560034', distanceKm, itemCount: 1, payout: 4200, placedAt }
}

describe('the pool', () => {
  test('is sorted by distance, then by age, unknown distances last', () => {
    const entries = [entry('far', 5, 1), entry('unknown', null, 0), entry('young', 1, 9), entry('old', 1, 2)]
    expect(byDistanceAndAge(entries).map(({ id }) => id)).toEqual(['old', 'young', 'far', 'unknown'])
  })

  test('does not dance while two are equal', () => {
    const [a, b] = [entry('a', 1, 1), entry('b', 1, 1)]
    expect(byDistanceAndAge([a, b])).toEqual(byDistanceAndAge([b, a]))
  })
})
