import { loadDatabase } from '../firebase/load.ts'
import { loadAccounts } from '../firebase/session.ts'
import { stopPushingTo } from '../notifications/push.ts'

/** Ends the session of `uid` on this device, with everything of theirs that is kept on it, and goes on at `next`. */
export async function signOut(uid: string, next: string): Promise<void> {
  const [accounts, database] = await Promise.all([loadAccounts(), loadDatabase(), stopPushingTo(uid)])
  // What is not sent yet stays for its author to come back to.
  const isSent = await database.allSent()
  await accounts.signOut()
  if (isSent) await database.forgetDatabase()
  location.replace(next)
}
