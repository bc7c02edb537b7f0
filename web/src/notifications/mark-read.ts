import { paths } from '@blinkcart/domain/paths'
import { loadDatabase } from '../firebase/load.ts'

/** Marks a notification of `uid` as read; it stays unread where that does not get through. */
export function markRead(uid: string, id: string): void {
  write(uid, id).catch((failure: unknown) => console.warn('a notification could not be marked as read', id, failure))
}

async function write(uid: string, id: string): Promise<void> {
  const { database, doc, serverTimestamp, updateDoc } = await loadDatabase()
  await updateDoc(doc(database(), paths.notification(uid, id)), { readAt: serverTimestamp() })
}
