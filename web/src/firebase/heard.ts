import type { LiveStore } from './live-store.ts'

/**
 * Settles when the server has had its first word on all that is on screen, or after `patienceMs` without it: what is of
 * use only another time lets what is waited for go first.
 */
export function heard(store: Pick<LiveStore, 'isWaiting' | 'onAny'>, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      leave()
      clearTimeout(patience)
      resolve()
    }
    const leave = store.onAny(() => !store.isWaiting() && finish())
    const patience = setTimeout(finish, patienceMs)
    if (!store.isWaiting()) finish()
  })
}
