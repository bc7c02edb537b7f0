import { expect, test } from 'vitest'
import { timeoutMs } from './timeout.ts'

test.each([
  [undefined, undefined],
  ['1H', 3_600_000],
  ['2M', 120_000],
  ['3S', 3000],
  ['4m', 4],
  ['5000u', 5],
  ['99999999n', 99.999999],
])('a caller that says %s waits for %s ms', (header, ms) => {
  expect(timeoutMs(header)).toBe(ms)
})

test.each(['', 'S', '1', '-1S', '1.5S', '123456789S', '1s'])('nobody waits for "%s"', (header) => {
  expect(() => timeoutMs(header)).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
})
