import {
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  disableNetwork,
  enableNetwork,
  type Firestore,
  initializeFirestore,
  persistentLocalCache,
  persistentMultipleTabManager,
  terminate,
  waitForPendingWrites,
} from 'firebase/firestore'
import { client } from './client.ts'

export { doc, serverTimestamp, setDoc, Timestamp, updateDoc } from 'firebase/firestore'

let opened: Firestore | undefined

/** The database, kept on this device too and shared by its tabs, so that everything seen once is there without a network. */
export function database(): Firestore {
  opened ??= open()
  return opened
}

function open(): Firestore {
  const { app, emulators } = client()
  const db = initializeFirestore(app, {
    localCache: persistentLocalCache({ tabManager: persistentMultipleTabManager() }),
    ignoreUndefinedProperties: true,
  })
  if (emulators) connectFirestoreEmulator(db, emulators.firestore.host, emulators.firestore.port)
  return db
}

/** Hangs up and calls again, so that what is followed is judged by the claims of the newest token. */
export async function reconnect(): Promise<void> {
  await disableNetwork(database())
  await enableNetwork(database())
}

/** Who leaves doesn't wait longer for the network than this. */
const patienceMs = 2000

/** Whether everything written here in this person's name has reached the server; to be asked before they sign out. */
export function allSent(): Promise<boolean> {
  return Promise.race([
    waitForPendingWrites(database()).then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs)),
  ])
}

/**
 * Drops this device's copy of the database, which knows no difference between those who read it: the next person here
 * would be shown what the one before was allowed to see. The page has to be loaded anew after it.
 */
export async function forgetDatabase(): Promise<void> {
  await terminate(database())
  await clearIndexedDbPersistence(database()).catch((failure: unknown) =>
    console.warn('another tab still uses the copy of the database', failure),
  )
}
