import type { Address } from '../account/address.ts'
import type { Actor } from '../account/role.ts'
import type { Paise } from '../money.ts'
import type { Position } from '../partner/partner.ts'
import type { Reason } from '../refusal.ts'
import type { ActionType, OrderStatus } from './lifecycle.ts'

/** One line of an order, its name and price frozen at the moment of ordering. */
export interface OrderItem {
  readonly sku: string
  readonly name: string
  readonly unitPrice: Paise
  readonly quantity: number
}

/** Why a delivery failed, as a code. */
export const failReasons = [
  'CUSTOMER_UNREACHABLE',
  'CUSTOMER_REFUSED',
  'ADDRESS_NOT_FOUND',
  'GOODS_DAMAGED',
  'VEHICLE_BREAKDOWN',
  'OTHER',
] as const
export type FailReason = (typeof failReasons)[number]

/** Whether `code` says why a delivery failed. */
export function isFailReason(code: unknown): code is FailReason {
  return failReasons.some((reason) => reason === code)
}

/** Why a customer cancels, as a code. */
export const cancelReasons = ['CHANGED_MIND', 'TAKES_TOO_LONG', 'WRONG_ADDRESS', 'WRONG_ITEMS', 'OTHER'] as const
export type CancelReason = (typeof cancelReasons)[number]

/** Whether `code` says why a customer cancels. */
export function isCancelReason(code: unknown): code is CancelReason {
  return cancelReasons.some((reason) => reason === code)
}

/** What an admin should look at. */
export type OrderFlag = 'PIN_LOCKED' | 'DELIVERED_WITHOUT_PIN'

/** `orders/{orderId}`: an order as it is now. Its past is in its events. */
export interface Order<Time = number> {
  /** The document's id, made by the customer's device. */
  readonly id: string
  readonly customerId: string
  readonly customer: { readonly name: string; readonly phone: string }
  /** Null until accepted, and again when released. */
  readonly partnerId: string | null
  readonly partner: { readonly name: string; readonly phone: string; readonly vehicleNumber: string } | null
  /** Who had it and lost it: their late actions still get a verdict instead of vanishing. */
  readonly pastPartnerIds: readonly string[]
  readonly items: readonly OrderItem[]
  readonly total: Paise
  readonly currency: 'INR'
  readonly deliveryAddress: Address
  readonly status: OrderStatus
  /** Counts the events: each change of the order is one more, and its number is that event's `seq`. */
  readonly version: number
  readonly placedAt: Time
  readonly updatedAt: Time
  /** When each status was reached; those never reached, or undone by a release, are absent. */
  readonly times: Readonly<Partial<Record<OrderStatus, Time>>>
  readonly arrivals: { readonly shop?: Time; readonly door?: Time }
  /** When the system steps in: cancels what nobody accepts, takes back what nobody picks up. */
  readonly lease: { readonly until: Time } | null
  /** When it should be at the door, as a range. */
  readonly eta: { readonly from: Time; readonly to: Time } | null
  readonly failure: { readonly reason: FailReason; readonly note?: string } | null
  /** What the partner noted in place of the PIN, once the PIN was locked. */
  readonly photoNote: string | null
  readonly flags: readonly OrderFlag[]
  readonly rating: { readonly stars: number; readonly comment?: string; readonly at: Time } | null
}

/** `orders/{orderId}/events/{seq}`: one thing that happened, written with the change it tells of. */
export interface OrderEvent<Time = number> {
  /** The order's version after it; the document's id is this, padded by `eventId`. */
  readonly seq: number
  readonly action: ActionType | 'place'
  /** Null for the first. */
  readonly from: OrderStatus | null
  readonly to: OrderStatus
  readonly actor: Actor
  readonly actionId: string | null
  /** When the server judged it. */
  readonly at: Time
  /** When the device says it happened. */
  readonly deviceTime: Time | null
  /** A code: why it failed or was cancelled, or where the partner arrived. */
  readonly reason: FailReason | CancelReason | 'SHOP' | 'DOOR' | null
}

/** What comes with an action: the PIN, a note or a photo for `deliver`, a coded reason for `fail` and `cancel`. */
export interface ActionPayload {
  readonly pin?: string
  readonly photoNote?: string
  readonly reason?: FailReason | CancelReason
  readonly note?: string
  /** A JPEG as base64; once judged it is a `Proof` or gone, and `photoHash` stands in its place. */
  readonly photo?: string
  /** What the photo was, written by the judge alone: enough to know the same action again. */
  readonly photoHash?: string
}

/** What became of an action. */
export interface Verdict<Time = number> {
  readonly outcome: 'applied' | 'already' | 'refused'
  readonly reason?: Reason
  /** What the refusal told besides its reason, such as the tries left. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly status: OrderStatus
  readonly version: number
  readonly at: Time
}

/** `orders/{orderId}/actions/{actionId}`: something an actor did. Without a verdict, it waits to be judged. */
export interface ActionDocument<Time = number> {
  readonly type: ActionType
  /** The actor's uid. */
  readonly by: string
  readonly deviceTime: Time | null
  readonly payload?: ActionPayload
  readonly verdict?: Verdict<Time>
}

/**
 * `orders/{orderId}/proofs/{actionId}`: the photo of an action that was applied. There is one at most for a failure, and
 * for a delivery without PIN.
 */
export interface Proof<Time = number> {
  readonly kind: 'deliver' | 'fail'
  /** The partner's uid. */
  readonly by: string
  /** A JPEG as base64, without prefix. */
  readonly photo: string
  readonly at: Time
}

/** `pool/{orderId}`: an order nobody has accepted yet, with nothing personal. */
export interface PoolEntry<Time = number> {
  readonly id: string
  /** City and postal code: thousands of doors. */
  readonly area: string
  /** Whole kilometres from the shop, or null when the address has no position. */
  readonly distanceKm: number | null
  readonly itemCount: number
  readonly payout: Paise
  readonly placedAt: Time
}

/** `orders/{orderId}/secrets/handover`: what the customer tells the partner at the door. */
export interface Handover {
  /** Four digits, as a string. */
  readonly pin: string
  readonly triesLeft: number
}

/** `orders/{orderId}/live/location`: where its partner is. */
export type LiveLocation<Time = number> = Position<Time>

/** An event's document id: padded, so that ids sort as the events happened. */
export function eventId(seq: number): string {
  return String(seq).padStart(4, '0')
}
