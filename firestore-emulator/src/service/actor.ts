import type { OutboxEvent } from '../storage/store.ts'
import type { Call } from './service.ts'

/** Who an event says was acting, in the words of Eventarc's auth context. */
export function actorOf({ caller, database }: Call): OutboxEvent['actor'] {
  if (caller.kind === 'owner') {
    return { authType: 'service_account', authId: `firebase-adminsdk@${database.project}.iam.gserviceaccount.com` }
  }
  if (caller.auth === null) return { authType: 'unauthenticated' }
  return { authType: 'unknown', authId: caller.auth.uid }
}
