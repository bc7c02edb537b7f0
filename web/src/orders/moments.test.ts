import { expect, test } from 'vitest'
import { moments } from './moments.ts'

const minute = 60_000
const evening = new Date(2026, 4, 20, 23, 50).getTime()

test('a day is named where it begins, and not at each step of it', () => {
  const events = [0, 5, 15, 20].map((minutes) => ({ at: evening + minutes * minute }))
  expect(moments({ placedAt: evening }, events)).toEqual([
    { time: '11:50\u00a0pm', day: undefined },
    { time: '11:55\u00a0pm', day: undefined },
    { time: '12:05\u00a0am', day: 'Thu, 21 May' },
    { time: '12:10\u00a0am', day: undefined },
  ])
})
