import type { Verdict } from '@blinkcart/domain/order/order'
import { describe, expect, test } from 'vitest'
import { fateOf, isAstray } from './fate.ts'
import type { Sent } from './outbox.ts'

const sent: Sent = {
  actionId: 'a1',
  orderId: 'o1',
  uid: 'ravi',
  at: 1,
  deed: { type: 'deliver', payload: { pin: '1234' } },
}
const document = { id: 'a1', type: 'deliver', by: 'ravi', deviceTime: 1 } as const
const verdict: Verdict = { outcome: 'applied', status: 'DELIVERED', version: 5, at: 9 }

describe('the fate of a deed', () => {
  test('is unknown while its document has no verdict', () => {
    expect(fateOf(sent, { documents: [document], complete: true })).toBeUndefined()
  })

  test.each(['applied', 'already'] as const)('is good when the verdict is %s', (outcome) => {
    expect(fateOf(sent, { documents: [{ ...document, verdict: { ...verdict, outcome } }], complete: true })).toEqual({
      outcome: 'applied',
      version: 5,
    })
  })

  test('tells why it was refused, and the tries left', () => {
    const refused: Verdict = { ...verdict, outcome: 'refused', reason: 'WRONG_PIN', details: { triesLeft: 3 } }
    expect(fateOf(sent, { documents: [{ ...document, verdict: refused }], complete: false })).toEqual({
      outcome: 'refused',
      reason: 'WRONG_PIN',
      told: { triesLeft: 3 },
    })
  })

  test('tells which status a step can’t follow', () => {
    const details = { from: 'CANCELLED', to: 'PICKED_UP' }
    const refused: Verdict = { ...verdict, outcome: 'refused', reason: 'ILLEGAL_TRANSITION', details }
    expect(fateOf(sent, { documents: [{ ...document, verdict: refused }], complete: true })).toEqual({
      outcome: 'refused',
      reason: 'ILLEGAL_TRANSITION',
      told: { from: 'CANCELLED' },
    })
  })

  test('is lost only when the server has no such document and none is on its way', () => {
    const others = [{ ...document, id: 'a2', verdict }]
    expect(fateOf(sent, { documents: others, complete: false })).toBeUndefined()
    expect(fateOf(sent, { documents: others, complete: true })).toBe('lost')
  })
})

describe('a deed', () => {
  // biome-ignore format: a table
  test.each<[string, boolean, Partial<Sent>]>([
    ['that is on its way by a call',           false, { at: 6 }],
    ['that was queued',                        true,  { at: 6, queued: true }],
    ['of before the app was opened',           true,  { at: 4 }],
    ['that can still be taken back',           false, { at: 4, held: true }],
    ['whose fate is known',                    false, { at: 4, queued: true, fate: { outcome: 'applied' } }],
  ])('%s is looked for: %s', (_, lookedFor, fields) => {
    expect(isAstray({ ...sent, ...fields }, 5)).toBe(lookedFor)
  })
})
