import { isRole, type Role } from '@blinkcart/domain/account/role'
import { Refusal } from '@blinkcart/domain/refusal'
import type { Auth, DecodedIdToken } from 'firebase-admin/auth'

/** An account that calls us. Its role is undefined until it has registered. */
export interface Caller {
  readonly uid: string
  readonly role: Role | undefined
}

/** As much of the accounts as it takes to know a caller. */
export type Accounts = Pick<Auth, 'getUser' | 'setCustomUserClaims'>

/**
 * Who holds `token`, as the account is now: a role that was given or taken since the token was made counts, and a
 * disabled, deleted or signed-out account is refused although its token still has minutes to live.
 */
export async function callerOf(
  accounts: Accounts,
  token: Pick<DecodedIdToken, 'uid' | 'iat'> | undefined,
): Promise<Caller | Refusal> {
  if (token === undefined) return new Refusal('UNAUTHENTICATED', 'sign in first')
  const account = await accountOf(accounts, token.uid)
  if (account === undefined) return new Refusal('SESSION_REVOKED', 'this account is gone: sign in again')
  if (account.disabled) return new Refusal('ACCOUNT_DISABLED', 'this account is disabled')
  const since = Date.parse(account.tokensValidAfterTime ?? '')
  if (token.iat * 1000 < since) return new Refusal('SESSION_REVOKED', 'this session was ended: sign in again')
  return { uid: token.uid, role: roleOf(account.customClaims) }
}

/** The role of the account `uid`, or undefined when it has none, is disabled or gone. */
export async function currentRole(accounts: Accounts, uid: string): Promise<Role | undefined> {
  const account = await accountOf(accounts, uid)
  return account === undefined || account.disabled ? undefined : roleOf(account.customClaims)
}

function roleOf(claims: Record<string, unknown> | undefined): Role | undefined {
  const role = claims?.role
  return isRole(role) ? role : undefined
}

async function accountOf(accounts: Accounts, uid: string) {
  try {
    return await accounts.getUser(uid)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'auth/user-not-found') return undefined
    throw error
  }
}
