import { createKept } from './kept.ts'
import { currentReader, onReader } from './reader.ts'
import { currentSession } from './session.ts'

/** What this device saw last, in the name of whoever is signed in. */
export const keptOfDevice = createKept({ storage: localStorage, reader, now: Date.now })

// Whoever signs out leaves nothing of it behind.
onReader(() => keptOfDevice.forgetOthers())

/** Of everybody's orders, which admins see, nothing is kept. */
function reader(): string | undefined {
  const session = currentSession()
  return session.state === 'signed-in' && session.role === 'admin' ? undefined : currentReader()
}
