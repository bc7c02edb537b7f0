/* Everything that needs the Cloud Messaging SDK. Loaded only where pushing is set up and allowed. */
import { paths } from '@blinkcart/domain/paths'
import { deleteDoc, doc, serverTimestamp, setDoc } from 'firebase/firestore'
import { deleteToken, getMessaging, getToken, isSupported } from 'firebase/messaging'
import { client, clientReady } from './client.ts'
import { database } from './database.ts'

/** What this browser is known by to whoever pushes; nothing where it can't be pushed to. */
export async function tokenOf(registration: ServiceWorkerRegistration, vapidKey: string): Promise<string | undefined> {
  await clientReady
  if (!(await isSupported())) return undefined
  return await getToken(getMessaging(client().app), { vapidKey, serviceWorkerRegistration: registration })
}

/** Writes down that `uid` may be pushed to by `token`. */
export async function keepDevice(uid: string, deviceId: string, token: string): Promise<void> {
  await setDoc(doc(database(), paths.device(uid, deviceId)), { token, createdAt: serverTimestamp() })
}

/** Takes that back, and lets the token die. */
export async function forgetDevice(uid: string, deviceId: string): Promise<void> {
  await clientReady
  await Promise.all([deleteDoc(doc(database(), paths.device(uid, deviceId))), deleteToken(getMessaging(client().app))])
}
