import { describe, expect, test } from 'vitest'
import { dayOf } from './stats.ts'

describe('a day', () => {
  test('begins at midnight in India, not in Greenwich', () => {
    expect(dayOf(Date.parse('2026-01-31T18:29:59Z'))).toBe('2026-01-31')
    expect(dayOf(Date.parse('2026-01-31T18:30:00Z'))).toBe('2026-02-01')
  })
})
