import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'

/** An order of Ravi's that is `status`, for tests. */
export function order(id: string, status: OrderStatus, fields: Partial<Order> = {}): Order {
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
    ...fields,
  }
}
