import type { SavedPlace } from './address.ts'
import type { Role } from './role.ts'

/** `users/{uid}`: who someone is. They may change name, phone and addresses themselves, never the role. */
export interface User<Time = number> {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly role: Role
  readonly addresses: readonly SavedPlace[]
  readonly createdAt: Time
}
