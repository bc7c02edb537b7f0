/** Whether the browser may notify: as its owner decided, not yet decided, or not in this browser at all. */
export type Permission = NotificationPermission | 'impossible'

const listeners = new Set<() => void>()

/** What the browser's owner decided. */
export function currentPermission(): Permission {
  return 'Notification' in window && 'serviceWorker' in navigator ? Notification.permission : 'impossible'
}

/** Lets the browser ask its owner; only ever after they pressed something that says so. */
export async function askPermission(): Promise<Permission> {
  if (currentPermission() === 'impossible') return 'impossible'
  const answer = await Notification.requestPermission()
  for (const listener of listeners) listener()
  return answer
}

/** Calls back when that was asked here. */
export function onPermission(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
