import { useSyncExternalStore } from 'react'
import { useNow } from '../app/use-now.ts'
import { isSilent, lastSeen, onSeen } from './presence-of-device.ts'

/** For how long the server has not heard of this device, in milliseconds, once that is too long; live. */
export function useSilence(): number | undefined {
  const seenAt = useSyncExternalStore(onSeen, lastSeen)
  const now = useNow(10_000)
  return isSilent(seenAt, now) ? now - seenAt : undefined
}
