import type { Case } from './case.ts'
import { etaOf } from './eta.ts'
import { leaseOf } from './lease.ts'
import { arrivalPlace, type Transition } from './lifecycle.ts'
import { isFailReason, type Order } from './order.ts'

/** The case's order after it took the step `row`: one version on, with the times, lease and partner that go with it. */
export function moved<Time>(given: Case<Time>, row: Transition): Order<Time> {
  const { order, clock } = given
  const next: Order<Time> = { ...order, status: row.to, version: order.version + 1, updatedAt: clock.stamp }
  if (row.from === row.to) return { ...next, arrivals: arrivals(given) }
  return {
    ...next,
    times: row.to === 'PLACED' ? onlyPlaced(order) : { ...order.times, [row.to]: clock.stamp },
    lease: leaseOf(row.to, clock),
    eta: etaOf(row.to, clock, order.deliveryAddress),
    ...(row.action === 'accept' ? accepted(given) : {}),
    ...(row.action === 'release' ? released(order) : {}),
    ...(row.action === 'fail' ? { failure: failure(given) } : {}),
  }
}

function arrivals<Time>({ order, clock }: Case<Time>): Order<Time>['arrivals'] {
  const place = arrivalPlace(order.status)
  return place === undefined ? order.arrivals : { ...order.arrivals, [place]: clock.stamp }
}

function onlyPlaced<Time>({ times, placedAt }: Order<Time>): Order<Time>['times'] {
  return { PLACED: times.PLACED ?? placedAt }
}

function accepted<Time>({ actor, partner }: Case<Time>): Partial<Order<Time>> {
  if (partner === undefined) throw new Error(`${actor.uid} has no partner document to accept with`)
  const { name, phone, vehicleNumber } = partner
  return { partnerId: actor.uid, partner: { name, phone, vehicleNumber } }
}

function released<Time>({ partnerId, pastPartnerIds }: Order<Time>): Partial<Order<Time>> {
  const past = partnerId === null ? pastPartnerIds : [...new Set([...pastPartnerIds, partnerId])]
  return { partnerId: null, partner: null, pastPartnerIds: past, arrivals: {} }
}

function failure<Time>({ action }: Case<Time>): Order['failure'] {
  const { reason: code, note } = action.payload ?? {}
  const reason = isFailReason(code) ? code : 'OTHER'
  return note === undefined ? { reason } : { reason, note }
}
