import type { Order } from '@blinkcart/domain/order/order'

/** An order for tests: placed at 0 by Asha, with whatever else the case needs. */
export function orderWith(fields: Partial<Order> = {}): Order {
  return {
    id: 'o1',
    customerId: 'asha',
    customer: { name: 'Asha Rao', phone: '+919876543210' },
    partnerId: null,
    partner: null,
    pastPartnerIds: [],
    items: [{ sku: 'milk', name: 'Milk', unitPrice: 3000, quantity: 2 }],
    total: 6000,
    currency: 'INR',
    deliveryAddress: { line1: '1 First Cross', city: 'Bengaluru', pincode: '560034' },
    status: 'PLACED',
    version: 1,
    placedAt: 0,
    updatedAt: 0,
    times: { PLACED: 0 },
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
