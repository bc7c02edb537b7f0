import { describe, expect, test } from 'vitest'
import { callerOf } from './caller.ts'

const now = Date.parse('2030-01-01T00:00:00Z')
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const unsigned = (claims: object) => `Bearer ${encoded({ alg: 'none' })}.${encoded(claims)}.`

describe('the caller', () => {
  test('is signed out without a header', () => {
    expect(callerOf(undefined, now)).toEqual({ kind: 'user', auth: null })
    expect(callerOf('', now)).toEqual({ kind: 'user', auth: null })
  })

  test('is the owner with the owner token', () => {
    expect(callerOf('Bearer owner', now)).toEqual({ kind: 'owner' })
  })

  test('has the claims of an unsigned token, and of a signed one', () => {
    const claims = { sub: 'asha', role: 'customer', exp: now / 1000 + 60 }
    const user = { kind: 'user', auth: { uid: 'asha', token: claims } }
    expect(callerOf(unsigned(claims), now)).toEqual(user)
    expect(callerOf(`${unsigned(claims)}c2lnbmF0dXJl`, now)).toEqual(user)
  })

  test('may have a mock token, which says that it ran out in 1970', () => {
    const claims = { sub: 'asha', iat: 0, exp: 3600 }
    expect(callerOf(unsigned(claims), now)).toEqual({ kind: 'user', auth: { uid: 'asha', token: claims } })
  })

  test('is named by user_id before sub', () => {
    const claims = { sub: 'a', user_id: 'b' }
    expect(callerOf(unsigned(claims), now)).toEqual({ kind: 'user', auth: { uid: 'b', token: claims } })
  })

  test.each([
    ['a token that ran out', unsigned({ sub: 'asha', exp: now / 1000 })],
    ['a token without a user', unsigned({ role: 'admin' })],
    ['a user id that is no text', unsigned({ sub: 7 })],
    ['text that is no token', 'Bearer hello'],
    ['three parts that hold no JSON', 'Bearer a.b.c'],
    ['claims that are a list', `Bearer ${encoded({})}.${encoded([])}.`],
    ['another scheme', 'Basic b3duZXI6'],
  ])('is refused with %s', (_what, header) => {
    expect(() => callerOf(header, now)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }))
  })
})
