import { describe, expect, test } from 'vitest'
import { dayAndTime, minutesUntil } from './times.ts'

const noon = new Date(2026, 4, 20, 12, 0).getTime()
const minute = 60_000

describe('minutesUntil', () => {
  test('rounds up and narrows as time passes', () => {
    const range = { from: noon + 5 * minute, to: noon + 12 * minute }
    expect(minutesUntil(range, noon)).toEqual([5, 12])
    expect(minutesUntil(range, noon + 4.5 * minute)).toEqual([1, 8])
    expect(minutesUntil(range, noon + 11 * minute)).toEqual([1, 1])
  })

  test('is nothing once the range has passed', () => {
    expect(minutesUntil({ from: noon - 2, to: noon }, noon)).toBeUndefined()
  })
})

describe('dayAndTime', () => {
  test('names the day only when it is another one', () => {
    expect(dayAndTime(noon, noon + minute)).toBe('12:00\u00a0pm')
    expect(dayAndTime(noon, noon + 24 * 60 * minute)).toBe('Wed, 20 May, 12:00\u00a0pm')
  })

  test('goes by the day that is spoken of, whenever that was', () => {
    const longAgo = noon - 365 * 24 * 60 * minute
    expect(dayAndTime(longAgo + minute, longAgo)).toBe('12:01\u00a0pm')
  })
})
