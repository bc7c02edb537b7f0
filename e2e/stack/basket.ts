import { randomUUID } from 'node:crypto'
import type { CallableRequest } from '@blinkcart/domain/contract'

/** What the demo customer buys in these tests: cheap and plentiful, so that many orders fit the shelf. */
export function basket(): CallableRequest<'placeOrder'> {
  return {
    orderId: randomUUID(),
    items: [
      { sku: 'water', quantity: 1 },
      { sku: 'noodles', quantity: 1 },
    ],
    deliveryAddress: { line1: '14, 5th Cross, Koramangala', city: 'Bengaluru', pincode: '560095' },
    quotedTotal: 2000 + 5600,
  }
}
