import { Timestamp } from 'firebase/firestore'
import { describe, expect, test } from 'vitest'
import { withMillis } from './read.ts'

describe('withMillis', () => {
  test('turns timestamps into epoch milliseconds, however deep, and leaves the rest', () => {
    const stored = {
      placedAt: Timestamp.fromMillis(1_700_000_000_123),
      lease: { until: Timestamp.fromMillis(5) },
      history: [{ at: Timestamp.fromMillis(7) }, null, 'PLACED'],
      total: 12_300,
      partner: null,
    }
    expect(withMillis(stored)).toEqual({
      placedAt: 1_700_000_000_123,
      lease: { until: 5 },
      history: [{ at: 7 }, null, 'PLACED'],
      total: 12_300,
      partner: null,
    })
  })
})
