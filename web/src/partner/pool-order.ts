import type { PoolEntry } from '@blinkcart/domain/order/order'

/** The pool as a partner wants it: nearest first, those of unknown distance last, and of equals the one that waits longest. */
export function byDistanceAndAge(entries: readonly PoolEntry[]): readonly PoolEntry[] {
  return entries.toSorted(
    (a, b) => distance(a) - distance(b) || a.placedAt - b.placedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

function distance({ distanceKm }: PoolEntry): number {
  return distanceKm ?? Number.MAX_SAFE_INTEGER
}
