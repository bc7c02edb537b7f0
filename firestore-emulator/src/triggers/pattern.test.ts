import { describe, expect, test } from 'vitest'
import { parsePattern } from './pattern.ts'

describe('a trigger pattern', () => {
  // biome-ignore format: a table
  const cases: readonly [pattern: string, path: string, match: Record<string, string> | undefined][] = [
    ['orders/{orderId}',                    'orders/o1',           { orderId: 'o1' }],
    ['/orders/{orderId}',                   'orders/o1',           { orderId: 'o1' }],
    ['orders/{orderId}',                    'orders/o1/events/e1', undefined],
    ['orders/{orderId}/events/{eventId}',   'orders/o1/events/e1', { orderId: 'o1', eventId: 'e1' }],
    ['orders/o1',                           'orders/o1',           {}],
    ['orders/o1',                           'orders/o2',           undefined],
    ['orders/*',                            'orders/o2',           {}],
    ['orders/**',                           'orders/o1/events/e1', {}],
    ['{path=**}',                           'orders/o1/events/e1', { path: 'orders/o1/events/e1' }],
    ['a.b/{id}',                            'axb/1',               undefined],
  ]

  test.each(cases)('%s on %s', (pattern, path, match) => {
    expect(parsePattern(pattern).match(path)).toEqual(match)
  })

  test('refuses an empty segment', () => {
    expect(() => parsePattern('orders//x')).toThrow('Invalid document pattern')
  })
})
