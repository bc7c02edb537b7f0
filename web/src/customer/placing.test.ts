import { Refusal } from '@blinkcart/domain/refusal'
import { describe, expect, test } from 'vitest'
import { placingProblem } from './placing.ts'

const attempt = { orderId: 'o1', quotedTotal: 10_000 }
const refused = (refusal: Refusal) => placingProblem({ outcome: 'refused', refusal }, attempt)

describe('a placing', () => {
  test('that went through has no problem', () => {
    const result = { orderId: 'o1', total: 10_000, status: 'PLACED' } as const
    expect(placingProblem({ outcome: 'done', result }, attempt)).toBeUndefined()
  })

  test('without an answer may or may not have happened', () => {
    expect(placingProblem({ outcome: 'unreachable' }, attempt)).toEqual({ kind: 'unreachable' })
  })

  test('at another price tells both totals', () => {
    const refusal = new Refusal('PRICE_CHANGED', 'dearer', { total: 11_000 })
    expect(refused(refusal)).toEqual({ kind: 'price', quoted: 10_000, total: 11_000 })
  })

  test.each(['OUT_OF_STOCK', 'UNKNOWN_PRODUCT', 'INACTIVE_PRODUCT'] as const)(
    'stopped by %s names the products',
    (reason) => {
      expect(refused(new Refusal(reason, 'no', { skus: ['milk'] }))).toEqual({ kind: 'stock', skus: ['milk'] })
    },
  )

  test('of an id that is taken leads to the order that has it', () => {
    expect(refused(new Refusal('ID_REUSED', 'taken'))).toEqual({ kind: 'reused', orderId: 'o1' })
  })

  test('refused for anything else keeps the reason', () => {
    expect(refused(new Refusal('WRONG_ROLE', 'no'))).toEqual({ kind: 'refused', reason: 'WRONG_ROLE' })
    expect(refused(new Refusal('PRICE_CHANGED', 'no total told'))).toEqual({ kind: 'refused', reason: 'PRICE_CHANGED' })
  })
})
