import type { Address } from '@blinkcart/domain/account/address'
import type { Role } from '@blinkcart/domain/account/role'

/** An account that comes with the demo. */
export interface DemoAccount {
  readonly uid: string
  readonly email: string
  readonly role: Role
  readonly name: string
  readonly phone: string
  readonly address?: Address
  readonly vehicleNumber?: string
}

/** The password of every demo account. They exist on this machine only. */
export const demoPassword = 'blinkcart'

/** Two customers, two delivery partners and an admin. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    uid: 'demo-customer',
    email: 'customer@demo.blinkcart.app',
    role: 'customer',
    name: 'Asha Rao',
    phone: '+919845012345',
    address: {
      line1: '14, 5th Cross, Koramangala 6th Block',
      city: 'Bengaluru',
      pincode: '560095',
      lat: 12.9382,
      lng: 77.6219,
      note: 'Green gate, ring twice',
    },
  },
  {
    uid: 'demo-customer2',
    email: 'customer2@demo.blinkcart.app',
    role: 'customer',
    name: 'Kabir Mehta',
    phone: '+919845067890',
    address: {
      line1: '302, Lakeview Apartments, HSR Layout Sector 2',
      city: 'Bengaluru',
      pincode: '560102',
      lat: 12.9121,
      lng: 77.6446,
    },
  },
  {
    uid: 'demo-partner',
    email: 'partner@demo.blinkcart.app',
    role: 'delivery_partner',
    name: 'Ravi Kumar',
    phone: '+919900011122',
    vehicleNumber: 'KA01AB1234',
  },
  {
    uid: 'demo-partner2',
    email: 'partner2@demo.blinkcart.app',
    role: 'delivery_partner',
    name: 'Meena Pillai',
    phone: '+919900033344',
    vehicleNumber: 'KA05CD5678',
  },
  {
    uid: 'demo-admin',
    email: 'admin@demo.blinkcart.app',
    role: 'admin',
    name: 'Divya Nair',
    phone: '+919900055566',
  },
]
