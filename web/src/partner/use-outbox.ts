import { useSyncExternalStore } from 'react'
import { steady } from '../app/steady.ts'
import type { Sent } from './outbox.ts'
import { outboxOfDevice } from './outbox-of-device.ts'

const outbox = steady(outboxOfDevice)

/** What this device has sent in this partner's name and not yet seen the end of, oldest first; live. */
export function useOutbox(uid: string): readonly Sent[] {
  const sent = useSyncExternalStore(outbox.subscribe, outbox.current)
  return sent.filter((each) => each.uid === uid)
}
