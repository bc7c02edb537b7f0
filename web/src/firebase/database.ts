import {
  connectFirestoreEmulator,
  disableNetwork,
  enableNetwork,
  type Firestore,
  initializeFirestore,
  persistentLocalCache,
  persistentMultipleTabManager,
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
