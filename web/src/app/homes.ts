import type { Role } from '@blinkcart/domain/account/role'

/** Where each role starts. */
export const homes = {
  customer: '/',
  delivery_partner: '/partner',
  admin: '/admin',
} as const satisfies Record<Role, string>
