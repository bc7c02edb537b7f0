import { useSyncExternalStore } from 'react'
import { currentSession, onSession, type Session } from './session.ts'

/** Who uses the app, live. */
export function useSession(): Session {
  return useSyncExternalStore(onSession, currentSession)
}
