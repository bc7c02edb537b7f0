import { expect, test } from 'vitest'
import { readAggregations } from './query.ts'

test('aggregations without an alias are numbered among themselves', () => {
  const messages = [
    { count: {}, alias: 'all' },
    { count: {} },
    { sum: { field: { fieldPath: 'n' } }, alias: 'n' },
    { count: {} },
  ]
  expect(readAggregations(messages).map(({ alias }) => alias)).toEqual(['all', 'field_1', 'n', 'field_2'])
})
