import type { Actor } from '@blinkcart/domain/account/role'
import { type ActionType, arrivalPlace, offeredActions, transition } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import type { Sent } from './outbox.ts'

/** The actions that move an order on towards its end, each a big button. */
export type StepType = Exclude<ActionType, 'accept' | 'cancel' | WayOut | 'arrive'>

/** The actions by which a partner gives an order up. */
export type WayOut = 'release' | 'fail'

/**
 * `order` as it will be once all that was `done` to it has been judged and applied: what the screen goes by while there
 * is no signal, and between a good verdict and the order that shows it.
 */
export function projected(order: Order, done: readonly Pick<Sent, 'at' | 'deed' | 'fate'>[]): Order {
  let now = order
  for (const { at, deed, fate } of done) {
    if (fate && !isAhead(fate, order)) continue
    const { type } = deed
    const row = transition(now.status, type, 'delivery_partner')
    if (row === undefined) continue
    const place = type === 'arrive' ? arrivalPlace(now.status) : undefined
    const arrivals = place === undefined ? now.arrivals : { ...now.arrivals, [place]: at }
    now = { ...now, status: row.to, arrivals }
  }
  return now
}

/** The one thing for this partner to do next with `order`, if anything is left to do. */
export function nextStep(order: Order, partner: Actor): StepType | undefined {
  return offeredActions(order, partner).find(isStep)
}

/** How this partner may give `order` up now. */
export function waysOut(order: Order, partner: Actor): WayOut[] {
  return offeredActions(order, partner).filter((action) => action === 'release' || action === 'fail')
}

/** Where this partner can say that they have arrived, unless they already have. */
export function arrivalOffered(order: Order, partner: Actor): 'shop' | 'door' | undefined {
  if (!offeredActions(order, partner).includes('arrive')) return undefined
  const place = arrivalPlace(order.status)
  return place === undefined || order.arrivals[place] !== undefined ? undefined : place
}

function isAhead(fate: NonNullable<Sent['fate']>, order: Order): boolean {
  return fate.outcome === 'applied' && fate.version !== undefined && fate.version > order.version
}

function isStep(action: ActionType): action is StepType {
  return action === 'pick_up' || action === 'depart' || action === 'deliver' || action === 'return'
}
