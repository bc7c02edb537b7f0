import { defaultPorts, type Ports } from './ports.ts'
import { host } from './root.ts'

/** The ports of the BlinkCart that runs on this machine's usual ports, or nothing when none does. */
export async function runningStack(): Promise<Ports | undefined> {
  const answer = await fetch(`http://${host}:${defaultPorts.hub}/emulators`).catch(() => undefined)
  if (!answer?.ok) return undefined
  const emulators = (await answer.json()) as Record<string, unknown>
  return 'firestore' in emulators && 'auth' in emulators ? defaultPorts : undefined
}
