import { describe, expect, test } from 'vitest'
import { mayHaveProof } from './photo.ts'

describe('a photo', () => {
  test('may be there of a failure, and of a delivery without PIN', () => {
    expect(mayHaveProof({ failure: { reason: 'OTHER' }, flags: [] })).toBe(true)
    expect(mayHaveProof({ failure: null, flags: ['PIN_LOCKED', 'DELIVERED_WITHOUT_PIN'] })).toBe(true)
    expect(mayHaveProof({ failure: null, flags: ['PIN_LOCKED'] })).toBe(false)
  })
})
