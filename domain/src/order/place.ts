import type { Address } from '../account/address.ts'
import type { User } from '../account/user.ts'
import { type CartLine, maxQuantity } from '../cart/cart.ts'
import { currency, type Paise } from '../money.ts'
import type { Product } from '../product/product.ts'
import { Refusal } from '../refusal.ts'
import type { Clock } from '../time.ts'
import { etaOf } from './eta.ts'
import { leaseOf } from './lease.ts'
import type { Handover, Order, OrderEvent, OrderItem, PoolEntry } from './order.ts'
import { maxPinTries } from './pin.ts'
import { poolEntry } from './pool.ts'
import { total } from './total.ts'

/** What a customer asks for. */
export interface PlaceRequest {
  readonly orderId: string
  readonly items: readonly CartLine[]
  readonly deliveryAddress: Address
  readonly quotedTotal: Paise
}

/** What the shop knows when an order comes in. */
export interface Counter<Time> {
  /** The products asked for, by sku, as far as they exist. */
  readonly catalog: ReadonlyMap<string, Product>
  readonly customer: Pick<User, 'id' | 'name' | 'phone'>
  readonly pin: string
  readonly clock: Clock<Time>
}

/** All that comes into being with an order; to be written whole or not at all. */
export interface Placement<Time> {
  readonly order: Order<Time>
  readonly event: OrderEvent<Time>
  readonly handover: Handover
  readonly pool: PoolEntry<Time>
  /** What is left of each product afterwards. */
  readonly stock: ReadonlyMap<string, number>
}

/** An order from a cart, the catalog and an address, or why there is none. */
export function place<Time>(request: PlaceRequest, counter: Counter<Time>): Placement<Time> | Refusal {
  const { catalog, customer, pin, clock } = counter
  const lines = merged(request.items)
  const refused = cartRefusal(lines, catalog)
  if (refused) return refused

  const items = lines.flatMap((line) => frozen(line, catalog))
  const due = total(items)
  if (due !== request.quotedTotal)
    return new Refusal('PRICE_CHANGED', `the total is ${due}, the quote was ${request.quotedTotal}`, { total: due })

  const order: Order<Time> = {
    id: request.orderId,
    customerId: customer.id,
    customer: { name: customer.name, phone: customer.phone },
    partnerId: null,
    partner: null,
    pastPartnerIds: [],
    items,
    total: due,
    currency,
    deliveryAddress: request.deliveryAddress,
    status: 'PLACED',
    version: 1,
    placedAt: clock.stamp,
    updatedAt: clock.stamp,
    times: { PLACED: clock.stamp },
    arrivals: {},
    lease: leaseOf('PLACED', clock),
    eta: etaOf('PLACED', clock, request.deliveryAddress),
    failure: null,
    photoNote: null,
    flags: [],
    rating: null,
  }
  const event: OrderEvent<Time> = {
    seq: 1,
    action: 'place',
    from: null,
    to: 'PLACED',
    actor: { uid: customer.id, role: 'customer' },
    actionId: null,
    at: clock.stamp,
    deviceTime: null,
    reason: null,
  }
  const stock = new Map(lines.map(({ sku, quantity }) => [sku, (catalog.get(sku)?.stock ?? 0) - quantity]))
  return { order, event, handover: { pin, triesLeft: maxPinTries }, pool: poolEntry(order), stock }
}

/** Whether `request` by `customerId` is what `order` was made from: asking again then gets the same answer. */
export function isSameRequest(order: Order<unknown>, request: PlaceRequest, customerId: string): boolean {
  return (
    order.customerId === customerId &&
    order.total === request.quotedTotal &&
    canonicalItems(order.items) === canonicalItems(merged(request.items)) &&
    canonicalAddress(order.deliveryAddress) === canonicalAddress(request.deliveryAddress)
  )
}

function cartRefusal(lines: readonly CartLine[], catalog: ReadonlyMap<string, Product>): Refusal | undefined {
  if (lines.length === 0) return new Refusal('EMPTY_CART', 'there is nothing in the cart')
  const odd = lines.filter(({ quantity }) => !Number.isInteger(quantity) || quantity < 1 || quantity > maxQuantity)
  if (odd.length > 0) return skus('INVALID_QUANTITY', `a quantity is a whole number from 1 to ${maxQuantity}`, odd)
  const unknown = lines.filter(({ sku }) => !catalog.has(sku))
  if (unknown.length > 0) return skus('UNKNOWN_PRODUCT', 'the shop does not have this product', unknown)
  const inactive = lines.filter(({ sku }) => catalog.get(sku)?.active !== true)
  if (inactive.length > 0) return skus('INACTIVE_PRODUCT', 'this product is not on sale now', inactive)
  const short = lines.filter(({ sku, quantity }) => (catalog.get(sku)?.stock ?? 0) < quantity)
  if (short.length > 0) return skus('OUT_OF_STOCK', 'there is not enough of this product', short)
  return undefined
}

function skus(reason: ConstructorParameters<typeof Refusal>[0], message: string, lines: readonly CartLine[]): Refusal {
  const named = lines.map(({ sku }) => sku)
  return new Refusal(reason, `${message}: ${named.join(', ')}`, { skus: named })
}

function merged(lines: readonly CartLine[]): CartLine[] {
  const quantities = new Map<string, number>()
  for (const { sku, quantity } of lines) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity)
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }))
}

function frozen({ sku, quantity }: CartLine, catalog: ReadonlyMap<string, Product>): OrderItem[] {
  const product = catalog.get(sku)
  return product === undefined ? [] : [{ sku, name: product.name, unitPrice: product.unitPrice, quantity }]
}

function canonicalItems(lines: readonly CartLine[]): string {
  return JSON.stringify(lines.map(({ sku, quantity }) => [sku, quantity]).sort())
}

function canonicalAddress({ line1, city, pincode, lat, lng, note }: Address): string {
  return JSON.stringify([line1, city, pincode, lat ?? null, lng ?? null, note ?? null])
}
