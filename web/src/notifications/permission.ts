/** Whether the browser may notify: as its owner decided, not yet decided, or not in this browser at all. */
export type Permission = NotificationPermission | 'impossible'

const listeners = new Set<() => void>()
let looked: Permission | undefined

/** What the browser's owner decided. */
export function currentPermission(): Permission {
  return 'Notification' in window && 'serviceWorker' in navigator ? Notification.permission : 'impossible'
}

/**
 * The same, as it was when there last was a reason to look: the browser has to ask another process for it, which is too
 * much for each drawing of a page. Somebody listens meanwhile.
 */
export function lastPermission(): Permission {
  looked ??= currentPermission()
  return looked
}

/** Lets the browser ask its owner; only ever after they pressed something that says so. */
export async function askPermission(): Promise<Permission> {
  if (currentPermission() === 'impossible') return 'impossible'
  const answer = await Notification.requestPermission()
  lookAgain()
  return answer
}

/** Calls back when that was asked here, or may have been decided elsewhere while the page was out of sight. */
export function onPermission(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', lookAgain)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    document.removeEventListener('visibilitychange', lookAgain)
    looked = undefined
  }
}

function lookAgain(): void {
  looked = currentPermission()
  for (const listener of listeners) listener()
}
