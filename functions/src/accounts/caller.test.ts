import { describe, expect, test } from 'vitest'
import { type Accounts, callerOf, currentRole } from './caller.ts'

const signedInAt = 1_000

/** The accounts of a shop: Asha is a customer, Banned is disabled, Gone was signed out after the token was made. */
const accounts = {
  getUser: async (uid: string) => {
    if (uid === 'deleted') throw Object.assign(new Error('no such user'), { code: 'auth/user-not-found' })
    if (uid === 'unlucky') throw Object.assign(new Error('try again'), { code: 'auth/internal-error' })
    return {
      disabled: uid === 'banned',
      tokensValidAfterTime: new Date((uid === 'gone' ? signedInAt + 1 : signedInAt) * 1000).toUTCString(),
      customClaims: { asha: { role: 'customer' }, odd: { role: 'emperor' } }[uid],
    }
  },
  // As much of the accounts' service as is asked here.
} as unknown as Accounts

const tokenOf = (uid: string) => ({ uid, iat: signedInAt })

describe('a caller', () => {
  test('has the role that the account has now', async () => {
    expect(await callerOf(accounts, tokenOf('asha'))).toEqual({ uid: 'asha', role: 'customer' })
  })

  test.each(['newcomer', 'odd'])('without a role of ours has none: %s', async (uid) => {
    expect(await callerOf(accounts, tokenOf(uid))).toEqual({ uid, role: undefined })
  })

  test.each([
    ['deleted', 'SESSION_REVOKED'],
    ['gone', 'SESSION_REVOKED'],
    ['banned', 'ACCOUNT_DISABLED'],
  ])('whose account is %s is refused, though the token still lives', async (uid, reason) => {
    expect(await callerOf(accounts, tokenOf(uid))).toMatchObject({ reason })
  })

  test('without a token is refused', async () => {
    expect(await callerOf(accounts, undefined)).toMatchObject({ reason: 'UNAUTHENTICATED' })
  })

  test('is not refused because the accounts do not answer: that is an error', async () => {
    await expect(callerOf(accounts, tokenOf('unlucky'))).rejects.toThrow('try again')
  })
})

describe('a current role', () => {
  test.each([
    ['asha', 'customer'],
    ['banned', undefined],
    ['deleted', undefined],
  ])('of %s is %s', async (uid, role) => {
    expect(await currentRole(accounts, uid)).toBe(role)
  })
})
