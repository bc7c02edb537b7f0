import type { Actor } from '@blinkcart/domain/account/role'
import { useSession } from '../firebase/use-session.ts'

/** The partner whose room this is, as an actor; behind the guard there always is one. */
export function useMe(): Actor {
  const session = useSession()
  return { uid: session.state === 'signed-in' ? session.uid : '', role: 'delivery_partner' }
}
