import { Refusal } from '@blinkcart/domain/refusal'
import { describe, expect, test } from 'vitest'
import { isToRate, ratingProblem, ratingRequest } from './rating.ts'

describe('a rating', () => {
  test('carries a comment only where there is one', () => {
    expect(ratingRequest('o1', 4, '  ')).toEqual({ orderId: 'o1', stars: 4 })
    expect(ratingRequest('o1', 5, ' quick ')).toEqual({ orderId: 'o1', stars: 5, comment: 'quick' })
  })

  test('stands too when a try whose answer was lost had brought it there', () => {
    expect(ratingProblem({ outcome: 'done', result: {} })).toBeUndefined()
    expect(ratingProblem({ outcome: 'refused', refusal: new Refusal('ALREADY_RATED', 'has one') })).toBeUndefined()
  })

  test('may be tried again without an answer, and not when it was refused', () => {
    expect(ratingProblem({ outcome: 'unreachable' })).toBe('unreachable')
    expect(ratingProblem({ outcome: 'refused', refusal: new Refusal('NOT_DELIVERED', 'still coming') })).toBe('refused')
  })

  test('is asked for once the order was handed over, and only once', () => {
    expect(isToRate({ status: 'DELIVERED', rating: null })).toBe(true)
    expect(isToRate({ status: 'ON_THE_WAY', rating: null })).toBe(false)
    expect(isToRate({ status: 'DELIVERED', rating: { stars: 5, at: 1 } })).toBe(false)
  })
})
