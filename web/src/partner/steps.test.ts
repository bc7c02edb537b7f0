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

describe('an order with queued actions', () => {
  test('is shown as they will leave it', () => {
    const queued = [
      { type: 'pick_up', at: 1 },
      { type: 'depart', at: 2 },
    ] as const
    expect(nextStep(projected(order('ACCEPTED'), queued), ravi)).toBe('deliver')
  })

  test('keeps out what can’t follow', () => {
    expect(projected(order('DELIVERED'), [{ type: 'pick_up', at: 1 }]).status).toBe('DELIVERED')
  })

  test('offers nothing once released', () => {
    const released = projected(order('ACCEPTED'), [{ type: 'release', at: 1 }])
    expect([nextStep(released, ravi), waysOut(released, ravi)]).toEqual([undefined, []])
  })

  test('does not ask again for an arrival that is queued', () => {
    expect(arrivalOffered(order('ON_THE_WAY'), ravi)).toBe('door')
    expect(arrivalOffered(projected(order('ON_THE_WAY'), [{ type: 'arrive', at: 1 }]), ravi)).toBeUndefined()
  })
})
