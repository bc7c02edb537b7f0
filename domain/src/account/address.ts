/** A place to deliver to. */
export interface Address {
  readonly line1: string
  readonly city: string
  /** Six digits, as India's post has it. */
  readonly pincode: string
  readonly lat?: number
  readonly lng?: number
  /** What the partner should know: a gate, a floor, a dog. */
  readonly note?: string
}

/** A six-digit Indian postal code. */
export const pincodePattern = /^[1-9]\d{5}$/

/** What people call their places. */
export const placeLabels = ['home', 'work', 'other'] as const
export type PlaceLabel = (typeof placeLabels)[number]

/** A place kept for the next order. */
export interface SavedPlace extends Address {
  readonly label?: PlaceLabel
}
