import { describe, expect, test } from 'vitest'
import { RE2JS } from './regular-expression.ts'

describe('a regular expression', () => {
  test('matches a whole text, or finds a part of it', () => {
    const either = RE2JS.compile('milk|bread')
    expect([either.matches('bread'), either.matches('breads'), either.test('breads'), either.test('tea')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  test('that is none is refused', () => {
    expect(() => RE2JS.compile('(')).toThrow(SyntaxError)
  })
})
