import { describe, expect, test } from 'vitest'
import { dayOf, dayTotal, liveTotal, shardCount, shardOf } from './stats.ts'

describe('a day', () => {
  test('begins at midnight in India, not in Greenwich', () => {
    expect(dayOf(Date.parse('2026-01-31T18:29:59Z'))).toBe('2026-01-31')
    expect(dayOf(Date.parse('2026-01-31T18:30:00Z'))).toBe('2026-02-01')
  })
})

describe('the shards', () => {
  test('add up to what there is', () => {
    const live = [{ byStatus: { PLACED: 3, ACCEPTED: -1 } }, { byStatus: { PLACED: -2, ACCEPTED: 2, DELIVERED: 4 } }]
    expect(liveTotal(live)).toEqual({ PLACED: 1, ACCEPTED: 1, DELIVERED: 4 })
    expect(liveTotal([])).toEqual({})
    const days = [
      { reached: { PLACED: 2 }, revenue: 0 },
      { reached: { PLACED: 1, DELIVERED: 2 }, revenue: 300, deliveryMinutes: { 12: 1, 14: 1 } },
      { reached: { DELIVERED: 1 }, revenue: 100, deliveryMinutes: { 12: 1 } },
    ]
    const total = { reached: { PLACED: 3, DELIVERED: 3 }, revenue: 400, deliveryMinutes: { 12: 2, 14: 1 } }
    expect(dayTotal(days)).toEqual(total)
  })

  test('each take about as many events as the others, and an event always the same', () => {
    const counts = new Map<string, number>()
    for (let n = 0; n < 100 * shardCount; n++) {
      const shard = shardOf(`a1b2c3d4-0000-4000-8000-${String(n).padStart(12, '0')}`)
      counts.set(shard, (counts.get(shard) ?? 0) + 1)
    }
    expect(counts.size).toBe(shardCount)
    expect(Math.max(...counts.values())).toBeLessThan(160)
    expect(shardOf('e1')).toBe(shardOf('e1'))
  })
})
