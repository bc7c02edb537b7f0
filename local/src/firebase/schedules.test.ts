import { describe, expect, test } from 'vitest'
import { minutesOf } from './schedules.ts'

describe('a schedule', () => {
  test.each([
    ['every 1 minutes', 1],
    ['every 5 minutes', 5],
    ['every 1 minute', 1],
    ['every 2 hours', 120],
    ['*/5 * * * *', undefined],
    ['every day 00:00', undefined],
  ])('of %o comes round every %o minutes', (schedule, minutes) => {
    expect(minutesOf(schedule)).toBe(minutes)
  })
})
