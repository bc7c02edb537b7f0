import { currentSession, onSession } from './session.ts'

/** In whose name the database is read now: another account or another role is another reader. */
export function currentReader(): string | undefined {
  const session = currentSession()
  return session.state === 'signed-in' ? `${session.uid} ${session.role}` : undefined
}

/** Calls back whenever that changes. */
export function onReader(listener: () => void): void {
  let reader = currentReader()
  onSession(() => {
    if (currentReader() === reader) return
    reader = currentReader()
    listener()
  })
}
