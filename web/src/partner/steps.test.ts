import { type OrderStatus, statuses } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { describe, expect, test } from 'vitest'
import { arrivalOffered, nextStep, projected, type StepType, waysOut } from './steps.ts'

const ravi = { uid: 'ravi', role: 'delivery_partner' } as const

function order(status: OrderStatus): Order {
  return {
    id: 'o1',
    customerId: 'asha',
    customer: { name: 'Asha', phone: '+919876543210' },
    partnerId: 'ravi',
    partner: { name: 'Ravi', phone: '+919876543211', vehicleNumber: 'KA01AB1234' },
    pastPartnerIds: [],
    items: [],
    total: 0,
    currency: 'INR',
    deliveryAddress: { line1: '1 First Cross', city: 'Bengaluru', pincode: '560034' },
    status,
    version: 1,
    placedAt: 0,
    updatedAt: 0,
    times: {},
    arrivals: {},
    lease: null,
    eta: null,
    failure: null,
    photoNote: null,
    flags: [],
    rating: null,
  }
}

const next: Partial<Record<OrderStatus, StepType>> = {
  ACCEPTED: 'pick_up',
  PICKED_UP: 'depart',
  ON_THE_WAY: 'deliver',
  FAILED: 'return',
}

describe('the next step', () => {
  test.each(statuses)('of an order that is %s is the one the lifecycle leads on by', (status) => {
    expect(nextStep(order(status), ravi)).toBe(next[status])
  })

  test('is nothing for somebody else’s order', () => {
    expect(nextStep(order('ACCEPTED'), { ...ravi, uid: 'meena' })).toBeUndefined()
  })
})

describe('the ways out', () => {
  test('are to release before it is collected, to fail after, and none in the end', () => {
    expect(statuses.map((status) => waysOut(order(status), ravi))).toEqual([
      [],
      ['release'],
      ['fail'],
      ['fail'],
      [],
      [],
      [],
      [],
    ])
  })
})

describe('an order to which more was done than it shows', () => {
  const pickUp = { at: 1, deed: { type: 'pick_up' } } as const
  const depart = { at: 2, deed: { type: 'depart' } } as const

  test('is shown as that will leave it', () => {
    expect(nextStep(projected(order('ACCEPTED'), [pickUp, depart]), ravi)).toBe('deliver')
  })

  test('keeps out what can’t follow', () => {
    expect(projected(order('DELIVERED'), [pickUp]).status).toBe('DELIVERED')
  })

  test('counts what was applied until the order has caught up, and never what was refused', () => {
    const applied = (version: number) => ({ ...pickUp, fate: { outcome: 'applied', version } }) as const
    expect(projected(order('ACCEPTED'), [applied(2)]).status).toBe('PICKED_UP')
    expect(projected(order('ACCEPTED'), [applied(1)]).status).toBe('ACCEPTED')
    const refused = { outcome: 'refused', reason: 'NOT_YOURS', told: {} } as const
    expect(projected(order('ACCEPTED'), [{ ...pickUp, fate: refused }]).status).toBe('ACCEPTED')
  })

  test('offers nothing once released', () => {
    const released = projected(order('ACCEPTED'), [{ at: 1, deed: { type: 'release' } }])
    expect([nextStep(released, ravi), waysOut(released, ravi)]).toEqual([undefined, []])
  })

  test('does not ask again for an arrival that is queued', () => {
    expect(arrivalOffered(order('ON_THE_WAY'), ravi)).toBe('door')
    const arrived = projected(order('ON_THE_WAY'), [{ at: 1, deed: { type: 'arrive' } }])
    expect(arrivalOffered(arrived, ravi)).toBeUndefined()
  })
})
