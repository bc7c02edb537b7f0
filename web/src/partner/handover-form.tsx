import type { CallableRequest } from '@blinkcart/domain/contract'
import type { Order } from '@blinkcart/domain/order/order'
import { NoPinForm } from './no-pin-form.tsx'
import type { Sent } from './outbox.ts'
import { PinForm } from './pin-form.tsx'

/** What a handover is proved by. */
export type HandoverProof = NonNullable<Extract<CallableRequest<'act'>, { type: 'deliver' }>['payload']>

interface HandoverFormProps {
  readonly order: Order
  /** The last try, if its PIN was not taken. */
  readonly refused: Sent | undefined
  readonly onDeliver: (proof: HandoverProof) => void
}

/** The handover at the door: the customer's PIN or, once that is locked, a photo or a note. */
export function HandoverForm({ order, refused, onDeliver }: HandoverFormProps) {
  const fate = refused?.fate?.outcome === 'refused' ? refused.fate : undefined
  const locked = order.flags.includes('PIN_LOCKED') || fate?.reason === 'PIN_LOCKED' || fate?.told.triesLeft === 0
  if (locked) return <NoPinForm onDeliver={onDeliver} />
  return <PinForm atDoor={order.arrivals.door !== undefined} triesLeft={fate?.told.triesLeft} onDeliver={onDeliver} />
}
