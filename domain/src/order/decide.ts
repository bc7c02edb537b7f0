import { capacity, isOnDuty, type Partner } from '../partner/partner.ts'
import { Refusal } from '../refusal.ts'
import type { Clock } from '../time.ts'
import type { Case } from './case.ts'
import { isLeaseOver } from './lease.ts'
import { isFulfilled, refusal, type Transition, transition } from './lifecycle.ts'
import { moved } from './move.ts'
import {
  type Handover,
  isCancelReason,
  isFailReason,
  type Order,
  type OrderEvent,
  type OrderItem,
  type PoolEntry,
  type Proof,
  type Verdict,
} from './order.ts'
import { type Handing, handOver } from './pin.ts'
import { poolEntry } from './pool.ts'

/** What becomes of an action, and everything to write because of it: all of it, or none. */
export interface Decision<Time> {
  readonly verdict: Verdict<Time>
  /** The order as it becomes, if it changes. */
  readonly order?: Order<Time>
  /** What happened, if something did. */
  readonly event?: OrderEvent<Time>
  /** The pool's entry for the order: put there, or taken out. */
  readonly pool?: { readonly put: PoolEntry<Time> } | 'removed'
  /** Whose list of active orders changes, and how. */
  readonly holder?: { readonly uid: string; readonly change: 'added' | 'removed' }
  /** What goes back on the shelf. */
  readonly restock?: readonly OrderItem[]
  /** The tries left for the PIN, if one was used up. */
  readonly triesLeft?: number
  /** The photo to keep. */
  readonly proof?: Proof<Time>
}

/** Judges one action: pure, so that the same case always gets the same decision. */
export function decide<Time>(given: Case<Time>): Decision<Time> {
  const { order, action, actor } = given
  if (isFulfilled(order, action.type, actor)) return { verdict: verdict(given, order, 'already') }
  const refused = refusal(order, action.type, actor)
  if (refused) return refuse(given, withAcceptTime(refused, given))
  const row = transition(order.status, action.type, actor.role)
  if (row === undefined) throw new Error(`no row of the lifecycle lets ${actor.role} ${action.type} ${order.status}`)
  if (row.guard === 'pin') return atTheDoor(given, row)
  const held = guardRefusal(given, row)
  if (held) return refuse(given, held)
  return { ...apply(given, row), ...(row.action === 'fail' ? proof(given, 'fail') : {}) }
}

function guardRefusal<Time>({ order, partner, clock }: Case<Time>, row: Transition): Refusal | undefined {
  if (row.guard === 'lease_over' && !isLeaseOver(order, clock))
    return new Refusal('LEASE_RUNNING', `the lease of order ${order.id} is not over`)
  if (row.guard !== 'on_duty') return undefined
  if (partner === undefined || !mayWork(partner, clock))
    return new Refusal('PARTNER_UNAVAILABLE', 'go on duty to accept orders')
  if (partner.activeOrderIds.length >= capacity)
    return new Refusal('PARTNER_OVER_CAPACITY', `deliver first: you hold ${partner.activeOrderIds.length} orders`, {
      capacity,
    })
  return undefined
}

function mayWork<Time>({ available, heartbeatAt }: Partner<Time>, clock: Clock<Time>): boolean {
  return isOnDuty({ available, heartbeatAt: heartbeatAt === null ? null : clock.millis(heartbeatAt) }, clock.now)
}

function atTheDoor<Time>(given: Case<Time>, row: Transition): Decision<Time> {
  if (given.handover === undefined) throw new Error(`order ${given.order.id} has no handover secret`)
  const handing = handOver(given.handover, given.action.payload ?? {})
  if (handing.outcome === 'refused') return wrongPin(given, given.handover, handing)
  const decision = apply(given, row)
  if (handing.outcome === 'pin' || decision.order === undefined) return decision
  const flags = [...decision.order.flags, 'DELIVERED_WITHOUT_PIN' as const]
  const order = { ...decision.order, photoNote: handing.photoNote, flags }
  return { ...decision, order, ...proof(given, 'deliver') }
}

function proof<Time>({ action, actor, clock }: Case<Time>, kind: Proof['kind']): Pick<Decision<Time>, 'proof'> {
  const photo = action.payload?.photo
  return photo === undefined ? {} : { proof: { kind, by: actor.uid, photo, at: clock.stamp } }
}

function wrongPin<Time>(
  given: Case<Time>,
  before: Handover,
  { refusal: why, triesLeft }: Extract<Handing, { outcome: 'refused' }>,
): Decision<Time> {
  const decision = refuse(given, why)
  if (triesLeft === before.triesLeft) return decision
  if (triesLeft > 0) return { ...decision, triesLeft }
  const order = { ...given.order, flags: [...given.order.flags, 'PIN_LOCKED' as const], updatedAt: given.clock.stamp }
  return { ...decision, triesLeft, order }
}

function apply<Time>(given: Case<Time>, row: Transition): Decision<Time> {
  const { order, actionId, action, actor, clock } = given
  const next = moved(given, row)
  const event: OrderEvent<Time> = {
    seq: next.version,
    action: action.type,
    from: row.from,
    to: row.to,
    actor,
    actionId,
    at: clock.stamp,
    deviceTime: action.deviceTime,
    reason: eventReason(given),
  }
  return {
    verdict: verdict(given, next, 'applied'),
    order: next,
    event,
    ...(row.to === 'PLACED' ? { pool: { put: poolEntry(next) } } : {}),
    ...(row.from === 'PLACED' ? { pool: 'removed' as const } : {}),
    ...holderChange(order, next, row),
    ...(row.to === 'CANCELLED' ? { restock: order.items } : {}),
  }
}

function holderChange<Time>(order: Order<Time>, next: Order<Time>, row: Transition): Pick<Decision<Time>, 'holder'> {
  if (row.action === 'accept' && next.partnerId !== null) return { holder: { uid: next.partnerId, change: 'added' } }
  const isOver = row.to === 'PLACED' || row.to === 'CANCELLED' || row.to === 'DELIVERED' || row.to === 'RETURNED'
  return isOver && order.partnerId !== null ? { holder: { uid: order.partnerId, change: 'removed' } } : {}
}

function eventReason<Time>({ order, action }: Case<Time>): OrderEvent['reason'] {
  if (action.type === 'arrive') return order.status === 'ACCEPTED' ? 'SHOP' : 'DOOR'
  const reason = action.payload?.reason
  if (action.type === 'fail') return isFailReason(reason) ? reason : 'OTHER'
  return action.type === 'cancel' && isCancelReason(reason) ? reason : null
}

function withAcceptTime<Time>(refused: Refusal, { order, clock }: Case<Time>): Refusal {
  const acceptedAt = order.times.ACCEPTED
  if (refused.reason !== 'ALREADY_ACCEPTED' || acceptedAt === undefined) return refused
  return new Refusal(refused.reason, refused.message, { acceptedAt: clock.millis(acceptedAt) })
}

function refuse<Time>(given: Case<Time>, { reason, details }: Refusal): Decision<Time> {
  return { verdict: { ...verdict(given, given.order, 'refused'), reason, details } }
}

function verdict<Time>(
  { clock }: Case<Time>,
  { status, version }: Order<Time>,
  outcome: Verdict['outcome'],
): Verdict<Time> {
  return { outcome, status, version, at: clock.stamp }
}
