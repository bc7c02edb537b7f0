import { Refusal } from '@blinkcart/domain/refusal'
import { describe, expect, test } from 'vitest'
import { cancelProblem, cancelRequest } from './cancelling.ts'

describe('a request to cancel', () => {
  const base = { orderId: 'o1', actionId: 'a1', type: 'cancel' }

  test('says why only where a reason is given', () => {
    expect(cancelRequest('o1', 'a1', { reason: undefined, note: 'left over' })).toEqual(base)
    expect(cancelRequest('o1', 'a1', { reason: 'WRONG_ITEMS', note: 'left over' })).toEqual({
      ...base,
      payload: { reason: 'WRONG_ITEMS' },
    })
  })

  test('has own words beside another reason, but no blanks', () => {
    expect(cancelRequest('o1', 'a1', { reason: 'OTHER', note: ' we eat out ' })).toEqual({
      ...base,
      payload: { reason: 'OTHER', note: 'we eat out' },
    })
    expect(cancelRequest('o1', 'a1', { reason: 'OTHER', note: '  ' })).toEqual({
      ...base,
      payload: { reason: 'OTHER' },
    })
  })
})

describe('an answer to it', () => {
  const done = (verdict: 'applied' | 'already' | 'refused') =>
    ({ outcome: 'done', result: { verdict, status: 'CANCELLED', version: 2 } }) as const

  test.each([
    [done('applied'), undefined],
    [done('already'), undefined],
    [done('refused'), 'tooLate'],
    [{ outcome: 'refused', refusal: new Refusal('ILLEGAL_TRANSITION', 'it is PICKED_UP') } as const, 'tooLate'],
    [{ outcome: 'unreachable' } as const, 'unreachable'],
  ])('%# is told as it is', (answer, problem) => {
    expect(cancelProblem(answer)).toBe(problem)
  })
})
