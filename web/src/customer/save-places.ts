import type { SavedPlace } from '@blinkcart/domain/account/address'
import type { User } from '@blinkcart/domain/account/user'
import { paths } from '@blinkcart/domain/paths'
import { loadDatabase } from '../firebase/load.ts'
import { remembered } from './delivery-form.ts'

/** Puts `place` first among the places of `user`. Nothing waits for it: an order is fine without. */
export function rememberPlace(user: User, place: SavedPlace): void {
  const addresses = remembered(place, user.addresses)
  if (JSON.stringify(addresses) === JSON.stringify(user.addresses)) return
  savePlaces(user.id, addresses).catch((failure: unknown) => console.warn('could not remember the place', failure))
}

/** Makes `addresses` the places of `uid`: seen on this device at once, settled when the server has them. */
export async function savePlaces(uid: string, addresses: readonly SavedPlace[]): Promise<void> {
  const { database, doc, updateDoc } = await loadDatabase()
  await updateDoc(doc(database(), paths.user(uid)), { addresses })
}
