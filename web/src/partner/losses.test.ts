import { expect, test } from 'vitest'
import { byWhy } from './losses.ts'

const calledOff = (orderId: string) => ({ orderId, textKey: 'partner.CANCELLED' }) as const
const backInPool = (orderId: string) => ({ orderId, textKey: 'partner.PLACED' }) as const

test('orders are lost for one reason or the other, each once for either', () => {
  const lost = [calledOff('milk'), backInPool('bread'), calledOff('eggs'), backInPool('bread'), backInPool('milk')]
  expect(byWhy(lost)).toEqual([
    { why: 'calledOff', orderIds: ['milk', 'eggs'] },
    { why: 'backInPool', orderIds: ['bread', 'milk'] },
  ])
})

test('a reason that took none is not spoken of', () => {
  expect(byWhy([backInPool('bread')])).toEqual([{ why: 'backInPool', orderIds: ['bread'] }])
})
