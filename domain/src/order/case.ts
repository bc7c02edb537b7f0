import type { Actor } from '../account/role.ts'
import type { Partner } from '../partner/partner.ts'
import type { Clock } from '../time.ts'
import type { ActionDocument, Handover, Order } from './order.ts'

/** An action, and all that must be known to judge it. */
export interface Case<Time> {
  readonly order: Order<Time>
  readonly actionId: string
  readonly action: Pick<ActionDocument<Time>, 'type' | 'deviceTime' | 'payload'>
  readonly actor: Actor
  /** The actor's own partner document, if they have one. */
  readonly partner: Partner<Time> | undefined
  /** The order's handover secret; needed for `deliver` only. */
  readonly handover: Handover | undefined
  readonly clock: Clock<Time>
}
