import { type Address, pincodePattern } from '@blinkcart/domain/account/address'

/** What the address part of the checkout holds. */
export interface DeliveryForm {
  readonly line1: string
  readonly city: string
  readonly pincode: string
  readonly note: string
}

/** What makes a place that place; its note may change. */
type Door = Pick<Address, 'line1' | 'city' | 'pincode'>

/** What is wrong with a field. */
export type DeliveryProblems = Partial<Record<keyof DeliveryForm, 'required' | 'badPincode'>>

/** The form filled with a saved address, or empty. */
export function deliveryForm(address: Address | undefined): DeliveryForm {
  return {
    line1: address?.line1 ?? '',
    city: address?.city ?? '',
    pincode: address?.pincode ?? '',
    note: address?.note ?? '',
  }
}

/** What keeps `form` from being an address. */
export function deliveryProblems({ line1, city, pincode }: DeliveryForm): DeliveryProblems {
  return {
    ...(line1.trim() === '' && { line1: 'required' }),
    ...(city.trim() === '' && { city: 'required' }),
    ...(!pincodePattern.test(pincode.trim()) && { pincode: 'badPincode' }),
  }
}

/** The address that `form` says; where it is one of `saved`, with the position known of that. */
export function deliveryAddress(form: DeliveryForm, saved: readonly Address[]): Address {
  const address = { line1: form.line1.trim(), city: form.city.trim(), pincode: form.pincode.trim() }
  const note = form.note.trim()
  const known = saved.find((place) => isSamePlace(place, address))
  return {
    ...address,
    ...(known?.lat !== undefined && known.lng !== undefined && { lat: known.lat, lng: known.lng }),
    ...(note !== '' && { note }),
  }
}

/** `saved` with `address` in front of the others, each place once and no more than five. */
export function remembered(address: Address, saved: readonly Address[]): Address[] {
  return [address, ...forgotten(address, saved)].slice(0, 5)
}

/** `saved` without the place of `address`. */
export function forgotten(address: Door, saved: readonly Address[]): Address[] {
  return saved.filter((place) => !isSamePlace(place, address))
}

/** Whether two addresses lead to the same door. */
export function isSamePlace(a: Door, b: Door): boolean {
  return a.line1 === b.line1 && a.city === b.city && a.pincode === b.pincode
}
