import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { describe, expect, test } from 'vitest'
import { active, isOnTheRoad, workOfToday } from './my-orders.ts'

const noon = new Date(2026, 4, 20, 12).getTime()
const hour = 3_600_000

function order(id: string, status: OrderStatus, fields: Partial<Order> = {}): Order {
  return {
    id,
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
    placedAt: noon - hour,
    updatedAt: noon,
    times: {},
    arrivals: {},
    lease: null,
    eta: null,
    failure: null,
    photoNote: null,
    flags: [],
    rating: null,
    ...fields,
  }
}

describe('what a partner carries', () => {
  test('is what has not ended, the one accepted first on top', () => {
    const late = order('late', 'ACCEPTED', { times: { ACCEPTED: noon } })
    const early = order('early', 'FAILED', { times: { ACCEPTED: noon - 2 } })
    expect(active([late, order('done', 'DELIVERED'), early]).map(({ id }) => id)).toEqual(['early', 'late'])
  })

  test('is on the road between the shop and the door', () => {
    const shared = (['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'FAILED', 'DELIVERED'] as const).filter((status) =>
      isOnTheRoad({ status }),
    )
    expect(shared).toEqual(['PICKED_UP', 'ON_THE_WAY'])
  })
})

describe('the work of today', () => {
  test('is what ended since midnight, the last first; only deliveries earn', () => {
    const orders = [
      order('morning', 'DELIVERED', { updatedAt: noon - 2 * hour }),
      order('now', 'DELIVERED'),
      order('back', 'RETURNED', { updatedAt: noon - hour }),
      order('yesterday', 'DELIVERED', { updatedAt: noon - 13 * hour }),
      order('open', 'ON_THE_WAY'),
    ]
    const work = workOfToday(orders, noon)
    expect(work.orders.map(({ id }) => id)).toEqual(['now', 'back', 'morning'])
    expect([work.handedOver, work.earned]).toEqual([2, 2 * 42_00])
  })
})
