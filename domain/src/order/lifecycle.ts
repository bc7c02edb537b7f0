import type { Actor } from '../account/role.ts'
import { Refusal } from '../refusal.ts'

/** Every status an order can have. */
export const statuses = [
  'PLACED',
  'ACCEPTED',
  'PICKED_UP',
  'ON_THE_WAY',
  'DELIVERED',
  'CANCELLED',
  'FAILED',
  'RETURNED',
] as const
export type OrderStatus = (typeof statuses)[number]

/** What else must hold for a transition: the partner is on duty with room, time has run out, the PIN is right. */
export type Guard = 'on_duty' | 'lease_over' | 'pin'

/** One step an order can take. */
export interface Transition {
  readonly action: string
  readonly who: Actor['role']
  readonly from: OrderStatus
  readonly to: OrderStatus
  readonly guard?: Guard
}

/** Everything that can happen to an order once placed. A new step is a new row; nothing else knows the lifecycle. */
// biome-ignore format: a table
export const lifecycle = [
  { action: 'accept',  who: 'delivery_partner', from: 'PLACED',     to: 'ACCEPTED',   guard: 'on_duty' },
  { action: 'release', who: 'delivery_partner', from: 'ACCEPTED',   to: 'PLACED' },
  { action: 'release', who: 'system',           from: 'ACCEPTED',   to: 'PLACED',     guard: 'lease_over' },
  { action: 'pick_up', who: 'delivery_partner', from: 'ACCEPTED',   to: 'PICKED_UP' },
  { action: 'depart',  who: 'delivery_partner', from: 'PICKED_UP',  to: 'ON_THE_WAY' },
  { action: 'arrive',  who: 'delivery_partner', from: 'ACCEPTED',   to: 'ACCEPTED' },
  { action: 'arrive',  who: 'delivery_partner', from: 'ON_THE_WAY', to: 'ON_THE_WAY' },
  { action: 'deliver', who: 'delivery_partner', from: 'ON_THE_WAY', to: 'DELIVERED',  guard: 'pin' },
  { action: 'fail',    who: 'delivery_partner', from: 'PICKED_UP',  to: 'FAILED' },
  { action: 'fail',    who: 'delivery_partner', from: 'ON_THE_WAY', to: 'FAILED' },
  { action: 'return',  who: 'delivery_partner', from: 'FAILED',     to: 'RETURNED' },
  { action: 'cancel',  who: 'customer',         from: 'PLACED',     to: 'CANCELLED' },
  { action: 'cancel',  who: 'customer',         from: 'ACCEPTED',   to: 'CANCELLED' },
  { action: 'cancel',  who: 'system',           from: 'PLACED',     to: 'CANCELLED',  guard: 'lease_over' },
] as const satisfies readonly Transition[]

/** The name of something that can be done to an order. */
export type ActionType = (typeof lifecycle)[number]['action']

/** The actions, each once, in the order of the table. */
export const actionTypes: readonly ActionType[] = [...new Set(lifecycle.map((row) => row.action))]

/** What must be known of an order to say who may do what to it. */
export interface Standing {
  readonly id: string
  readonly status: OrderStatus
  readonly customerId: string
  readonly partnerId: string | null
  readonly pastPartnerIds: readonly string[]
}

/** Where an order's partner has been so far. */
interface Whereabouts {
  readonly arrivals: { readonly shop?: unknown; readonly door?: unknown }
}

/** Whether an order with this status stays as it is for ever. */
export function isFinal(status: OrderStatus): boolean {
  return lifecycle.every((row) => row.from !== status)
}

/** The row by which `role` may do `action` to an order that is `status`, if there is one. */
export function transition(status: OrderStatus, action: ActionType, role: Actor['role']): Transition | undefined {
  return lifecycle.find((row) => row.from === status && row.action === action && row.who === role)
}

/**
 * Why `actor` may not do `action` to `order`, or nothing. The screen asks it to hide a button, the server to refuse.
 * Guards come after it: they need more than the order.
 */
export function refusal(order: Standing, action: ActionType, actor: Actor): Refusal | undefined {
  const rows = lifecycle.filter((row) => row.action === action && row.who === actor.role)
  const [row] = rows
  if (row === undefined) return new Refusal('WRONG_ROLE', `a ${actor.role} can't ${action} an order`)
  if (!isTheirs(order, action, actor)) return new Refusal('NOT_YOURS', `order ${order.id} is not yours`)
  if (action === 'accept' && order.partnerId !== null && order.status !== 'CANCELLED')
    return new Refusal('ALREADY_ACCEPTED', `order ${order.id} is already accepted`)
  if (rows.some(({ from }) => from === order.status)) return undefined
  return new Refusal('ILLEGAL_TRANSITION', `order ${order.id} is ${order.status}, which ${action} can't follow`, {
    from: order.status,
    to: row.to,
  })
}

/** Whether what `action` asks for is already so, by this very actor: doing it again succeeds and changes nothing. */
export function isFulfilled(order: Standing & Whereabouts, action: ActionType, actor: Actor): boolean {
  if (action === 'release' && order.status === 'PLACED') return order.pastPartnerIds.includes(actor.uid)
  if (action === 'accept') return order.status === 'ACCEPTED' && order.partnerId === actor.uid
  if (!isTheirs(order, action, actor)) return false
  if (action === 'arrive') return arrivalPlace(order.status) !== undefined && hasArrived(order)
  return lifecycle.some((row) => row.action === action && row.who === actor.role && row.to === order.status)
}

/** What `actor` may do to `order` now, guards aside: the buttons to show. */
export function offeredActions(order: Standing, actor: Actor): ActionType[] {
  return actionTypes.filter((action) => refusal(order, action, actor) === undefined)
}

/** Where a partner arrives while an order is `status`: at the shop, at the door, or nowhere. */
export function arrivalPlace(status: OrderStatus): 'shop' | 'door' | undefined {
  if (status === 'ACCEPTED') return 'shop'
  return status === 'ON_THE_WAY' ? 'door' : undefined
}

function hasArrived(order: Pick<Standing, 'status'> & Whereabouts): boolean {
  const place = arrivalPlace(order.status)
  return place !== undefined && order.arrivals[place] !== undefined
}

function isTheirs(order: Standing, action: ActionType, actor: Actor): boolean {
  switch (actor.role) {
    case 'system':
      return true
    case 'customer':
      return order.customerId === actor.uid
    case 'delivery_partner':
      return action === 'accept' || order.partnerId === actor.uid
    case 'admin':
      return false
  }
}
