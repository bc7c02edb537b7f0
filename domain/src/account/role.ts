/** What an account may be; carried in its custom claim `role`, set only by server code. */
export const roles = ['customer', 'delivery_partner', 'admin'] as const
export type Role = (typeof roles)[number]

/** The roles anyone may register for; admins are granted by an operator. */
export const offeredRoles = ['customer', 'delivery_partner'] as const satisfies readonly Role[]
export type OfferedRole = (typeof offeredRoles)[number]

/** Whoever does something to an order: an account, or the system when time runs out. */
export interface Actor {
  readonly uid: string
  readonly role: Role | 'system'
}

/** The actor of everything that happens because time ran out. */
export const system: Actor = { uid: 'system', role: 'system' }

/** Whether `value` is one of our roles. */
export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value)
}
