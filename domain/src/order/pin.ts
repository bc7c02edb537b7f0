import { Refusal } from '../refusal.ts'
import type { ActionPayload, Handover } from './order.ts'

/** How often a wrong PIN may be told before only a photo, or a note, helps. */
export const maxPinTries = 5

/** A handover PIN: four digits. */
export const pinPattern = /^\d{4}$/

/** The PIN for a draw of a whole number from 0 to 9999. */
export function pinFrom(draw: number): string {
  return String(draw).padStart(4, '0')
}

/** What a try at the handover comes to; a wrong PIN costs a try, a missing one does not. */
export type Handing =
  | { readonly outcome: 'pin' }
  | { readonly outcome: 'unlocked'; readonly photoNote: string | null }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly triesLeft: number }

/** Judges a handover: the right PIN, or a photo or a note once the tries are used up. */
export function handOver({ pin, triesLeft }: Handover, payload: ActionPayload): Handing {
  if (triesLeft <= 0) {
    const { photoNote = null, photo } = payload
    if (photoNote !== null || photo !== undefined) return { outcome: 'unlocked', photoNote }
    const refusal = new Refusal('PIN_LOCKED', 'too many wrong PINs: leave a photo or a note')
    return { outcome: 'refused', refusal, triesLeft }
  }
  if (payload.pin === pin) return { outcome: 'pin' }
  const left = payload.pin === undefined ? triesLeft : triesLeft - 1
  const refusal = new Refusal('WRONG_PIN', `that is not the PIN; tries left: ${left}`, { triesLeft: left })
  return { outcome: 'refused', refusal, triesLeft: left }
}
