import type { Sent } from './outbox.ts'

/** Whether the PIN was not taken: then the next try follows at the door, where it is told as part of the form. */
export function isPinRefusal({ deed, fate }: Sent): boolean {
  return (
    deed.type === 'deliver' &&
    fate?.outcome === 'refused' &&
    (fate.reason === 'WRONG_PIN' || fate.reason === 'PIN_LOCKED')
  )
}
