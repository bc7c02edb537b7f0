import { describe, expect, test } from 'vitest'
import { readConsistency, readTransactionOptions } from './consistency.ts'

describe('a transaction without a mode', () => {
  test('is read-only when a read begins it', () => {
    expect(readConsistency({ newTransaction: {} })).toEqual({ kind: 'begin', options: { kind: 'readOnly' } })
  })

  test('is read-write when it is begun by itself', () => {
    expect(readTransactionOptions({})).toEqual({ kind: 'readWrite' })
    expect(readTransactionOptions(undefined)).toEqual({ kind: 'readWrite' })
  })
})

describe('a transaction with a mode', () => {
  test.each([
    [{ readOnly: {} }, { kind: 'readOnly' }],
    [{ readWrite: {} }, { kind: 'readWrite' }],
    [{ readWrite: { retryTransaction: new Uint8Array([1]) } }, { kind: 'readWrite', retry: new Uint8Array([1]) }],
  ])('keeps it: %j', (message, options) => {
    expect(readConsistency({ newTransaction: message })).toEqual({ kind: 'begin', options })
    expect(readTransactionOptions(message)).toEqual(options)
  })
})
