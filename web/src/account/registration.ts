import { pincodePattern } from '@blinkcart/domain/account/address'
import { phonePattern } from '@blinkcart/domain/account/phone'
import type { OfferedRole } from '@blinkcart/domain/account/role'
import type { CallableRequest } from '@blinkcart/domain/contract'
import { vehicleNumberPattern } from '@blinkcart/domain/partner/vehicle-number'

/** What the registration form holds. */
export interface Registration {
  readonly role: OfferedRole
  readonly email: string
  readonly password: string
  readonly name: string
  readonly phone: string
  readonly vehicle: string
  readonly line1: string
  readonly city: string
  readonly pincode: string
}

/** A field that can be wrong, and the word for what is wrong with it. */
export type RegistrationProblems = Partial<
  Record<keyof Registration, 'required' | 'email' | 'shortPassword' | 'phone' | 'vehicle' | 'pincode'>
>

/** An empty form. */
export const blankRegistration: Registration = {
  role: 'customer',
  email: '',
  password: '',
  name: '',
  phone: '',
  vehicle: '',
  line1: '',
  city: '',
  pincode: '',
}

/** What is wrong with `form`; `hasAccount` is for someone whose email and password are settled. An address may be left out whole. */
export function registrationProblems(form: Registration, hasAccount: boolean): RegistrationProblems {
  return {
    ...(!hasAccount && !/^\S+@\S+$/.test(form.email.trim()) && { email: 'email' }),
    ...(!hasAccount && form.password.length < 6 && { password: 'shortPassword' }),
    ...(form.name.trim() === '' && { name: 'required' }),
    ...(!phonePattern.test(form.phone.trim()) && { phone: 'phone' }),
    ...(form.role === 'delivery_partner' && !vehicleNumberPattern.test(form.vehicle.trim()) && { vehicle: 'vehicle' }),
    ...(wantsAddress(form) && addressProblems(form)),
  }
}

/** `form` as the `register` callable takes it. */
export function registerRequest(form: Registration): CallableRequest<'register'> {
  const person = { role: form.role, name: form.name.trim(), phone: form.phone.trim() }
  if (form.role === 'delivery_partner') return { ...person, vehicleNumber: form.vehicle.trim() }
  if (!wantsAddress(form)) return person
  return {
    ...person,
    address: { line1: form.line1.trim(), city: form.city.trim(), pincode: form.pincode.trim() },
  }
}

function wantsAddress({ role, line1, city, pincode }: Registration): boolean {
  return role === 'customer' && `${line1}${city}${pincode}`.trim() !== ''
}

function addressProblems({ line1, city, pincode }: Registration): RegistrationProblems {
  return {
    ...(line1.trim() === '' && { line1: 'required' }),
    ...(city.trim() === '' && { city: 'required' }),
    ...(!pincodePattern.test(pincode.trim()) && { pincode: 'pincode' }),
  }
}
