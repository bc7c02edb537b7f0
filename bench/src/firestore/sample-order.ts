/** How many customers the orders of a measurement belong to. */
const customerCount = 20

/** The id of the `index`-th order, which sorts as they were placed. */
export const orderId = (index: number): string => `order-${String(index).padStart(8, '0')}`

/** The customer whom an order belongs to. */
export const customerOf = (order: string): string => `customer-${Number(order.slice('order-'.length)) % customerCount}`

/** Orders by the customer whom they belong to. */
export function byCustomer(orders: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const order of orders) {
    const own = groups.get(customerOf(order))
    if (own === undefined) groups.set(customerOf(order), [order])
    else own.push(order)
  }
  return groups
}

const statuses = ['PLACED', 'ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'DELIVERED'] as const

/** What an update of an order writes. */
export const nextState = (version: number) => ({
  version,
  status: statuses[version % statuses.length] ?? 'PLACED',
  updatedAt: 1_760_000_000_000 + version,
})

/** An order as our functions write it, with two lines, everybody named and an address: about 1 KB. */
export const sampleOrder = (id: string, version = 0) => ({
  id,
  customerId: customerOf(id),
  customer: { name: 'Asha Rao', phone: '+919812345678' },
  partnerId: 'partner-1',
  partner: { name: 'Ravi Kumar', phone: '+919876543210', vehicleNumber: 'KA01AB1234' },
  pastPartnerIds: [],
  items: [
    { sku: 'milk', name: 'Whole milk, 1 l', unitPrice: 6800, quantity: 2 },
    { sku: 'bread', name: 'Brown bread, 400 g', unitPrice: 4500, quantity: 1 },
  ],
  total: 18_100,
  currency: 'INR',
  deliveryAddress: { line1: '14, 5th Cross', city: 'Bengaluru', pincode: '560095', lat: 12.93, lng: 77.62 },
  placedAt: id,
  times: { PLACED: 1_760_000_000_000, ACCEPTED: 1_760_000_060_000 },
  arrivals: {},
  lease: null,
  eta: { from: 1_760_000_600_000, to: 1_760_000_900_000 },
  failure: null,
  photoNote: null,
  flags: [],
  rating: null,
  ...nextState(version),
})
