import { useState } from 'react'
import { call } from '../firebase/call.ts'
import { loadDatabase } from '../firebase/load.ts'
import { loadAccounts } from '../firebase/session.ts'
import { type Registration, registerRequest } from './registration.ts'
import { type SignInProblem, signInProblem } from './sign-in-problem.ts'

/** What can stop a registration as a whole. */
export type RegisteringProblem = SignInProblem | 'roleTaken' | 'phone' | 'vehicle'

/** Opens an account, asks for its role and fetches the token that carries it. Repeating after a failure goes on where it stopped. */
export function useRegistering(): {
  readonly busy: boolean
  readonly problem: RegisteringProblem | undefined
  readonly register: (form: Registration, hasAccount: boolean) => Promise<void>
} {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<RegisteringProblem>()
  const register = async (form: Registration, hasAccount: boolean) => {
    setBusy(true)
    setProblem(await attempt(form, hasAccount))
    setBusy(false)
  }
  return { busy, problem, register }
}

async function attempt(form: Registration, hasAccount: boolean): Promise<RegisteringProblem | undefined> {
  try {
    const accounts = await loadAccounts()
    if (!hasAccount) await accounts.openAccount(form.email.trim(), form.password)
    const answer = await call('register', registerRequest(form))
    if (answer.outcome === 'unreachable') return 'unreachable'
    if (answer.outcome === 'refused') return refusedFor[answer.refusal.reason] ?? 'unknown'
    await accounts.refreshClaims()
    const { reconnect } = await loadDatabase()
    await reconnect()
    return undefined
  } catch (failure) {
    return signInProblem(failure)
  }
}

const refusedFor: Readonly<Record<string, RegisteringProblem>> = {
  ROLE_TAKEN: 'roleTaken',
  INVALID_PHONE: 'phone',
  INVALID_VEHICLE: 'vehicle',
}
