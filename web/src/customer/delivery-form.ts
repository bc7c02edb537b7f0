import { type Address, type PlaceLabel, pincodePattern, type SavedPlace } from '@blinkcart/domain/account/address'
import type { Here } from './device-position.ts'

/** What the address part of the checkout holds. */
export interface DeliveryForm {
  readonly line1: string
  readonly city: string
  readonly pincode: string
  readonly note: string
  readonly label: PlaceLabel | undefined
  /** Where the device was when its owner said that this is the door. */
  readonly here: Here | undefined
}

/** What of it is typed. */
export type DeliveryText = 'line1' | 'city' | 'pincode' | 'note'

/** What makes a place that place; its note may change. */
type Door = Pick<Address, 'line1' | 'city' | 'pincode'>

/** What is wrong with a field. */
export type DeliveryProblems = Partial<Record<DeliveryText, 'required' | 'badPincode'>>

/** The form filled with a saved address, or empty. */
export function deliveryForm(address: SavedPlace | undefined): DeliveryForm {
  return {
    line1: address?.line1 ?? '',
    city: address?.city ?? '',
    pincode: address?.pincode ?? '',
    note: address?.note ?? '',
    label: address?.label,
    here: undefined,
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

/** The address that `form` says: where the device says it is, else, where it is one of `saved`, with the position of that. */
export function deliveryAddress(form: DeliveryForm, saved: readonly Address[]): Address {
  const door = { line1: form.line1.trim(), city: form.city.trim(), pincode: form.pincode.trim() }
  const note = form.note.trim()
  const { lat, lng } = form.here ?? saved.find((place) => isSamePlace(place, door)) ?? {}
  return { ...door, ...(lat !== undefined && lng !== undefined && { lat, lng }), ...(note !== '' && { note }) }
}

/** The same as a place to keep, by the name that `form` gives it. */
export function savedPlace(form: DeliveryForm, saved: readonly Address[]): SavedPlace {
  return { ...deliveryAddress(form, saved), ...(form.label && { label: form.label }) }
}

/** `saved` with `place` in front of the others, each place once and no more than five. */
export function remembered(place: SavedPlace, saved: readonly SavedPlace[]): SavedPlace[] {
  return [place, ...forgotten(place, saved)].slice(0, 5)
}

/** `saved` without the place of `address`. */
export function forgotten(address: Door, saved: readonly SavedPlace[]): SavedPlace[] {
  return saved.filter((place) => !isSamePlace(place, address))
}

/** Whether two addresses lead to the same door. */
export function isSamePlace(a: Door, b: Door): boolean {
  return a.line1 === b.line1 && a.city === b.city && a.pincode === b.pincode
}
