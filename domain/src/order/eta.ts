import type { Address } from '../account/address.ts'
import { kilometresBetween, type Point, pointOf } from '../distance.ts'
import type { Position } from '../partner/partner.ts'
import { shop } from '../shop.ts'
import { type Clock, minutes } from '../time.ts'
import type { OrderStatus } from './lifecycle.ts'
import type { Order } from './order.ts'

/** Soonest and latest, in minutes. */
type Range = readonly [soonest: number, latest: number]

/** How long an order stays in each status on its way; the last of them is the ride. */
const stages: readonly (readonly [OrderStatus, Range])[] = [
  ['PLACED', [3, 8]],
  ['ACCEPTED', [4, 7]],
  ['PICKED_UP', [1, 3]],
]

/** A ride of which nobody knows how far it goes. */
const someRide: Range = [5, 12]
/** Streets are longer than the crow's way by about this much. */
const detour = 1.35
/** What a partner rides, lights and one-ways included, at best and at worst, in kilometres an hour. */
const quick = 26
const slow = 11
/** From the gate to the door, in minutes: at best and at worst. */
const lastSteps: Range = [1, 2]
/** Older than this, a position says nothing about where somebody is now. */
const staleMs = minutes(3)

/** When an order that reaches `status` now should be at `door`, as a range; nothing for one that is not coming. */
export function etaOf<Time>(
  status: OrderStatus,
  clock: Clock<Time>,
  door: Pick<Address, 'lat' | 'lng'> = {},
): Order<Time>['eta'] {
  const left = ahead(status, pointOf(door))
  return left === undefined ? null : { from: clock.after(minutes(left[0])), to: clock.after(minutes(left[1])) }
}

/** When an order should be at the door, as far as it is known now. */
export type EtaNow =
  | {
      readonly kind: 'due'
      /** Neither is past, and `from` is never after `to`. */
      readonly from: number
      readonly to: number
      /** What says so: the step that the order reached last, or where its partner was last seen. */
      readonly by: 'step' | 'position'
      /** When that was: an old reason makes a weak promise. */
      readonly asOf: number
    }
  /** It should have been here by `promised`, and nothing tells when it will be. */
  | { readonly kind: 'late'; readonly promised: number; readonly asOf: number }
  /** Its partner is at the door since `asOf`. */
  | { readonly kind: 'here'; readonly asOf: number }

/**
 * When `order` should be at the door, seen from `now`; nothing for one that is not coming.
 *
 * It never promises the past, nor less than the steps ahead take at best: while a step goes on, the range first narrows
 * from below, then moves on and widens from above, and when even the last of what was promised is over it is late. On
 * the way, a fresh position says it better: the range narrows as its partner comes near, and widens in their silence.
 */
export function etaNow(
  order: Pick<Order, 'status' | 'eta' | 'arrivals' | 'deliveryAddress' | 'times'>,
  now: number,
  position?: Position,
): EtaNow | undefined {
  const { status, eta, arrivals, times } = order
  if (eta === null) return undefined
  if (status === 'ON_THE_WAY' && arrivals.door !== undefined) return { kind: 'here', asOf: arrivals.door }
  const door = pointOf(order.deliveryAddress)
  if (status === 'ON_THE_WAY' && door && position && now - position.at <= staleMs) return riding(position, door, now)
  const asOf = times[status] ?? now
  if (now >= eta.to) return { kind: 'late', promised: eta.to, asOf }
  const [soonest, latest] = afterwards(status, door).map(minutes)
  const to = Math.max(eta.to, now + (latest ?? 0))
  return { kind: 'due', from: Math.min(Math.max(eta.from, now + (soonest ?? 0)), to), to, by: 'step', asOf }
}

/** Since a position was seen its partner rode on at best, and stood still at worst. */
function riding(position: Position, door: Point, now: number): EtaNow {
  const [soonest, latest] = ride(kilometresBetween(position, door)).map(minutes)
  const from = Math.max(now, Math.min(position.at, now) + (soonest ?? 0))
  const to = Math.max(now, position.at) + (latest ?? 0)
  return { kind: 'due', from: Math.min(from, to), to, by: 'position', asOf: position.at }
}

/** How long an order that reaches `status` now still takes. */
function ahead(status: OrderStatus, door: Point | undefined): Range | undefined {
  const whole = door ? ride(kilometresBetween(shop, door)) : someRide
  if (status === 'ON_THE_WAY') return whole
  const index = stages.findIndex(([stage]) => stage === status)
  if (index < 0) return undefined
  return stages.slice(index).reduce<Range>((so, [, stage]) => [so[0] + stage[0], so[1] + stage[1]], whole)
}

/** How long it takes from the end of `status` on: what is ahead however long that status lasts. */
function afterwards(status: OrderStatus, door: Point | undefined): Range {
  const index = stages.findIndex(([stage]) => stage === status)
  if (index < 0) return [0, 0]
  return ahead(stages[index + 1]?.[0] ?? 'ON_THE_WAY', door) ?? [0, 0]
}

function ride(km: number): Range {
  const atSpeed = (speed: number) => ((km * detour) / speed) * 60
  return [lastSteps[0] + atSpeed(quick), lastSteps[1] + atSpeed(slow)]
}
