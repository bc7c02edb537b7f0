import { presenceLeaseMs } from '@blinkcart/domain/partner/partner'

let confirmedAt = Date.now()
const listeners = new Set<() => void>()

/**
 * When the server last heard of this device, by the device's own clock: a wrong one does no harm. Until it has heard the
 * first time, the moment in which the app was opened.
 */
export const lastSeen = (): number => confirmedAt

/** Notes that a sign of life has arrived. */
export function seenNow(): void {
  confirmedAt = Date.now()
  for (const listener of listeners) listener()
}

/** Calls back whenever a sign of life has arrived. */
export function onSeen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether a device last heard of at `seenAt` has been silent for so long that nobody counts on it. */
export function isSilent(seenAt: number, now: number): boolean {
  return now - seenAt > presenceLeaseMs
}
