import { isRole, type Role } from '@blinkcart/domain/account/role'
import { turn } from '../app/turn.ts'
import { loadCalling } from './load.ts'

/** Who uses the app. A person without a role has an account, but hasn't finished registering. */
export type Session =
  | { readonly state: 'signed-out' }
  | {
      readonly state: 'signed-in'
      readonly uid: string
      readonly email: string | null
      readonly role: Role | undefined
    }

const storageKey = 'blinkcart.session'
const signedOut: Session = { state: 'signed-out' }
const listeners = new Set<() => void>()

let session = rememberedSession()
let accounts: Promise<typeof import('./accounts.ts')> | undefined

/** Who uses the app now: until Auth has answered, whoever did when it was last open. Rules judge by the real token anyway. */
export const currentSession = (): Session => session

/** Calls back whenever that changes. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Begins to follow the account of whoever was signed in, and fetches what carries the first thing they press; strangers
 * pay for neither.
 */
export async function resumeSession(): Promise<void> {
  if (session.state === 'signed-in') await Promise.allSettled([loadAccounts(), loadCalling()])
}

/** The Auth side of things, loaded when it is first needed and followed from then on. */
export function loadAccounts(): Promise<typeof import('./accounts.ts')> {
  accounts ??= startAccounts().catch((failure: unknown) => {
    accounts = undefined
    throw failure
  })
  return accounts
}

/** Settles when what is asked next will be asked in the name of whoever is signed in. */
export async function sessionConfirmed(): Promise<void> {
  if (session.state === 'signed-out') return
  const { accountKnown } = await loadAccounts()
  await accountKnown()
}

async function startAccounts(): Promise<typeof import('./accounts.ts')> {
  const [module, { clientReady }] = await Promise.all([import('./accounts.ts'), import('./client.ts')])
  await clientReady
  await turn()
  module.watchAccount((account) => {
    if (account === null) return change(signedOut)
    const { uid, email, claims } = account
    change({
      state: 'signed-in',
      uid,
      email,
      role: claims === undefined ? rememberedRole(uid) : roleIn(claims.role),
    })
  })
  return module
}

function change(next: Session): void {
  if (JSON.stringify(next) === JSON.stringify(session)) return
  session = next
  if (next.state === 'signed-in') localStorage.setItem(storageKey, JSON.stringify(next))
  else localStorage.removeItem(storageKey)
  for (const listener of listeners) listener()
}

function rememberedSession(): Session {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return signedOut
    const { uid, email, role } = stored as { uid?: unknown; email?: unknown; role?: unknown }
    if (typeof uid !== 'string') return signedOut
    return { state: 'signed-in', uid, email: typeof email === 'string' ? email : null, role: roleIn(role) }
  } catch {
    return signedOut
  }
}

function rememberedRole(uid: string): Role | undefined {
  return session.state === 'signed-in' && session.uid === uid ? session.role : undefined
}

function roleIn(claim: unknown): Role | undefined {
  return isRole(claim) ? claim : undefined
}
