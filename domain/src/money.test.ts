import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatInr, isPaise, sum } from './money.ts'

describe('money', () => {
  test.each([
    [0, '₹0'],
    [49_00, '₹49'],
    [49_50, '₹49.50'],
    [1_23_456_05, '₹1,23,456.05'],
  ])('of %i paise reads %s', (paise, text) => {
    expect(formatInr(paise)).toBe(text)
  })

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', null])('is never %s', (value) => {
    expect(isPaise(value)).toBe(false)
  })

  test('adds up exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 50 }), (amounts) => {
        expect(sum(amounts)).toBe(sum(amounts.toReversed()))
        expect(isPaise(sum(amounts))).toBe(true)
      }),
    )
  })

  test('that is too much to count is a bug, not a wrong number', () => {
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  })
})
