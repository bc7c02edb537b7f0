import { describe, expect, test } from 'vitest'
import { Inbox } from './inbox.ts'

const message = (number: number, text = `m${number}`) => ({ number, text })

describe('an inbox', () => {
  test('gives out each message once, however often it comes', () => {
    const inbox = new Inbox()
    expect(inbox.take([message(0), message(1)])).toEqual(['m0', 'm1'])
    expect(inbox.take([message(0), message(1), message(2)])).toEqual(['m2'])
    expect(inbox.take([message(1)])).toEqual([])
  })

  test('holds back what overtook another message until that has come', () => {
    const inbox = new Inbox()
    expect(inbox.take([message(2), message(1)])).toEqual([])
    expect(inbox.take([message(1), message(3)])).toEqual([])
    expect(inbox.take([message(0)])).toEqual(['m0', 'm1', 'm2', 'm3'])
  })

  test('holds back only so much, and the missing message still gets through', () => {
    const inbox = new Inbox()
    const large = 'x'.repeat(12 * 1024 * 1024)
    inbox.take([message(1, large), message(2, large)])
    expect(() => inbox.take([message(3, large)])).toThrow(
      expect.objectContaining({
        code: 'RESOURCE_EXHAUSTED',
        message: 'Too much came after message 0, which is missing.',
      }),
    )
    expect(inbox.take([message(0)])).toHaveLength(3)
    expect(inbox.take([message(3)])).toEqual(['m3'])
  })
})
