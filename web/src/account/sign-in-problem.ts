/** What went wrong between a person and their account; each has a sentence in the account words. */
export type SignInProblem =
  | 'wrongCredentials'
  | 'emailInUse'
  | 'email'
  | 'shortPassword'
  | 'disabled'
  | 'tooMany'
  | 'unreachable'
  | 'unknown'

const problems: Readonly<Record<string, SignInProblem>> = {
  'auth/invalid-credential': 'wrongCredentials',
  'auth/invalid-login-credentials': 'wrongCredentials',
  'auth/wrong-password': 'wrongCredentials',
  'auth/user-not-found': 'wrongCredentials',
  'auth/email-already-in-use': 'emailInUse',
  'auth/invalid-email': 'email',
  'auth/weak-password': 'shortPassword',
  'auth/user-disabled': 'disabled',
  'auth/too-many-requests': 'tooMany',
  'auth/network-request-failed': 'unreachable',
}

/** Names what the Auth SDK rejected with. */
export function signInProblem(failure: unknown): SignInProblem {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined
  return (typeof code === 'string' && problems[code]) || 'unknown'
}
