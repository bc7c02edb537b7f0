/* Everything that needs the Auth SDK. Loaded only for those who are, or are about to be, signed in. */
import {
  type Auth,
  browserLocalPersistence,
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  indexedDBLocalPersistence,
  initializeAuth,
  onIdTokenChanged,
  signInWithEmailAndPassword,
  signOut as signOutOf,
  type User,
} from 'firebase/auth'
import { client } from './client.ts'

/** Somebody who is signed in. `claims` are undefined where their token can't be read just now, as without a network. */
export interface Account {
  readonly uid: string
  readonly email: string | null
  readonly claims: Readonly<Record<string, unknown>> | undefined
}

let opened: Auth | undefined

/** Calls back with who is signed in, now and whenever that or their claims change. */
export function watchAccount(next: (account: Account | null) => void): () => void {
  return onIdTokenChanged(auth(), async (user) => next(user === null ? null : await accountOf(user)))
}

/** Settles once it is known who is signed in, so that what is asked next is asked in their name. */
export function accountKnown(): Promise<void> {
  return auth().authStateReady()
}

/** Signs in; rejects with a FirebaseError whose code says why not. */
export async function signIn(email: string, password: string): Promise<void> {
  await signInWithEmailAndPassword(auth(), email, password)
}

/** Opens an account, as yet without a role; signs in instead where this very person already has one. */
export async function openAccount(email: string, password: string): Promise<void> {
  if (auth().currentUser?.email === email.trim().toLowerCase()) return
  await createUserWithEmailAndPassword(auth(), email, password)
}

/** Fetches a new token, for claims that the server has just changed. */
export async function refreshClaims(): Promise<void> {
  await auth().currentUser?.getIdToken(true)
}

/** Signs out, on all tabs. */
export async function signOut(): Promise<void> {
  await signOutOf(auth())
}

function auth(): Auth {
  opened ??= open()
  return opened
}

function open(): Auth {
  const { app, emulators } = client()
  const made = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] })
  if (emulators) {
    connectAuthEmulator(made, `http://${emulators.auth.host}:${emulators.auth.port}`, { disableWarnings: true })
  }
  return made
}

async function accountOf(user: User): Promise<Account> {
  const token = await user.getIdTokenResult().catch(() => undefined)
  return { uid: user.uid, email: user.email, claims: token?.claims }
}
