import { normalPhone } from '@blinkcart/domain/account/phone'
import type { OfferedRole } from '@blinkcart/domain/account/role'
import type { ParsedRequest } from '@blinkcart/domain/contract'
import { normalVehicleNumber } from '@blinkcart/domain/partner/vehicle-number'
import { Refusal } from '@blinkcart/domain/refusal'
import { FieldValue, type Firestore, type Transaction } from 'firebase-admin/firestore'
import { callable } from '../callable.ts'
import { documents } from '../collections.ts'
import { auth, db } from '../firebase.ts'
import type { Accounts, Caller } from './caller.ts'

/** What someone says of themselves when they register. */
export type Registration = ParsedRequest<'register'>

/** Callable: makes the caller a customer or a delivery partner. */
export const register = callable('register', (request, caller) => registerAs(db, auth, caller, request))

/**
 * Gives `caller` a role, once: the documents first and together, then the claim, so that whoever has the claim has the
 * documents. Registering again for the same role finishes what a lost connection left, and changes nothing else.
 */
export async function registerAs(
  db: Firestore,
  accounts: Accounts,
  caller: Caller,
  request: Registration,
): Promise<{ role: OfferedRole } | Refusal> {
  const { role } = request
  if (caller.role !== undefined && caller.role !== role) return roleTaken(caller.role)
  if (role === 'delivery_partner' && request.vehicleNumber === undefined)
    return new Refusal('INVALID_VEHICLE', 'a delivery partner has a vehicle number')

  const refused = await db.runTransaction(async (tx) => {
    const user = (await tx.get(documents.user(db, caller.uid))).data()
    if (user !== undefined) return user.role === role ? undefined : roleTaken(user.role)
    return write(db, tx, caller.uid, request)
  })
  if (refused) return refused

  if (caller.role !== role) {
    const { customClaims } = await accounts.getUser(caller.uid)
    await accounts.setCustomUserClaims(caller.uid, { ...customClaims, role })
  }
  return { role }
}

function write(db: Firestore, tx: Transaction, uid: string, request: Registration): undefined {
  const { role, name, address, vehicleNumber } = request
  const phone = normalPhone(request.phone)
  const addresses = address === undefined ? [] : [address]
  const createdAt = FieldValue.serverTimestamp()
  tx.create(documents.user(db, uid), { id: uid, name, phone, role, addresses, createdAt })
  if (role !== 'delivery_partner' || vehicleNumber === undefined) return
  tx.create(documents.partner(db, uid), {
    id: uid,
    name,
    phone,
    vehicleNumber: normalVehicleNumber(vehicleNumber),
    available: false,
    heartbeatAt: null,
    activeOrderIds: [],
    location: null,
    rating: { sum: 0, count: 0 },
  })
}

function roleTaken(role: string): Refusal {
  return new Refusal('ROLE_TAKEN', `this account is a ${role} already`, { role })
}
