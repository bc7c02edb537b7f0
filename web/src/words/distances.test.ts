import { describe, expect, test } from 'vitest'
import { distance } from './distances.ts'

describe('distance', () => {
  test.each([
    [3, '50 m'],
    [330, '350 m'],
    [949, '950 m'],
    [980, '1.0 km'],
    [1240, '1.2 km'],
    [12_400, '12 km'],
  ])('says %i m as %s', (metres, text) => {
    expect(distance(metres)).toBe(text.replace(' ', '\u00a0'))
  })
})
