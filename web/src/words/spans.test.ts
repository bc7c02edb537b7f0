import { describe, expect, test } from 'vitest'
import { countdown, span } from './spans.ts'

/** A space at which no line ends. */
const unbroken = '\u00a0'

describe('span', () => {
  test.each([
    [-5, '0 s'],
    [999, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
    [86_400_000, '1 d'],
  ])('says %i ms as %s', (ms, text) => {
    expect(span(ms)).toBe(text.replaceAll(' ', unbroken))
  })
})

describe('a span in Hindi', () => {
  test('has the same numbers with the units of that language', () => {
    expect(span(7_500_000, 'hi')).toBe('2 घंटे 5 मिनट'.replaceAll(' ', unbroken))
    expect(span(3_600_000, 'hi')).toBe('1 घंटा'.replaceAll(' ', unbroken))
    expect(span(40_000, 'hi')).toBe('40 सेकंड'.replaceAll(' ', unbroken))
  })
})

describe('countdown', () => {
  test.each([
    [249_000, '4:09'],
    [1, '0:01'],
    [0, '0:00'],
    [-1, '0:00'],
    [900_000, '15:00'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(countdown(ms)).toBe(text)
  })
})
