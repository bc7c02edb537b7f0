import { describe, expect, test } from 'vitest'
import { gathered } from './gathered.ts'
import type { Sent } from './outbox.ts'

const calledOff = { outcome: 'refused', reason: 'ILLEGAL_TRANSITION', told: { from: 'CANCELLED' } } as const

function sent(actionId: string, orderId: string, fate?: Sent['fate']): Sent {
  return { actionId, orderId, uid: 'ravi', at: 0, deed: { type: 'pick_up' }, ...(fate && { fate }) }
}

const ids = (groups: readonly (readonly Sent[])[]) => groups.map((group) => group.map(({ actionId }) => actionId))

describe('what was sent, gathered', () => {
  test('has what was refused to one order for one reason together, in the place of the first', () => {
    const all = [sent('1', 'milk', calledOff), sent('2', 'bread'), sent('3', 'milk', calledOff)]
    expect(ids(gathered(all))).toEqual([['1', '3'], ['2']])
  })

  test('keeps apart what waits, other orders and other reasons', () => {
    const notYours = { outcome: 'refused', reason: 'NOT_YOURS', told: {} } as const
    const all = [
      sent('1', 'milk', calledOff),
      sent('2', 'milk', notYours),
      sent('3', 'bread', calledOff),
      sent('4', 'milk'),
      sent('5', 'milk'),
    ]
    expect(ids(gathered(all))).toEqual([['1'], ['2'], ['3'], ['4'], ['5']])
  })
})
