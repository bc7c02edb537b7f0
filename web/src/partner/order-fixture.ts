import type { OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { orderWith } from '../orders/order-fixture.ts'

/** An order of Ravi's that is `status`, for tests. */
export const order = (id: string, status: OrderStatus, fields: Partial<Order> = {}): Order =>
  orderWith({
    id,
    status,
    partnerId: 'ravi',
    partner: { name: 'Ravi', phone: '+919876543211', vehicleNumber: 'KA01AB1234' },
    ...fields,
  })
