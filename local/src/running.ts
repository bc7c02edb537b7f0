import { defaultPorts, type Ports } from './ports.ts'
import { host } from './root.ts'

/**
 * The ports of the BlinkCart that runs on this machine, or nothing when none does. Its emulators' hub knows them; the hub
 * itself is where it usually is, or where `FIREBASE_EMULATOR_HUB` says, as for Firebase's own tools.
 */
export async function runningStack(): Promise<Pick<Ports, 'auth' | 'firestore'> | undefined> {
  const hub = process.env.FIREBASE_EMULATOR_HUB ?? `${host}:${defaultPorts.hub}`
  const answer = await fetch(`http://${hub}/emulators`).catch(() => undefined)
  if (!answer?.ok) return undefined
  const { auth, firestore } = (await answer.json()) as Partial<Record<string, { readonly port: number }>>
  return auth && firestore && { auth: auth.port, firestore: firestore.port }
}
