import { address, clientId } from '@blinkcart/domain/contract'
import { actionTypes, statuses } from '@blinkcart/domain/order/lifecycle'
import { cancelReasons, failReasons, type Order, type OrderEvent } from '@blinkcart/domain/order/order'
import type { Partner } from '@blinkcart/domain/partner/partner'
import { categories, type Product } from '@blinkcart/domain/product/product'
import { z } from 'zod'

/** What the endpoints answer with: the documents of the domain, their times in ISO 8601. */

const time = z.iso.datetime()
const currency = z.literal('INR')
const paise = z.int().min(0).describe('paise')
const status = z.enum(statuses)
const person = z.strictObject({ name: z.string(), phone: z.string() })

export const product: z.ZodType<Product> = z.strictObject({
  sku: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.enum(categories),
  unitPrice: paise,
  currency,
  stock: z.int(),
  imageUrl: z.string(),
  active: z.boolean(),
})

export const order: z.ZodType<Order<string>> = z.strictObject({
  id: clientId,
  customerId: z.string(),
  customer: person,
  partnerId: z.string().nullable(),
  partner: person.extend({ vehicleNumber: z.string() }).nullable(),
  pastPartnerIds: z.array(z.string()),
  items: z.array(z.strictObject({ sku: z.string(), name: z.string(), unitPrice: paise, quantity: z.int() })),
  total: paise,
  currency,
  deliveryAddress: address,
  status,
  version: z.int(),
  placedAt: time,
  updatedAt: time,
  times: z.partialRecord(status, time),
  arrivals: z.strictObject({ shop: time.exactOptional(), door: time.exactOptional() }),
  lease: z.strictObject({ until: time }).nullable(),
  eta: z.strictObject({ from: time, to: time }).nullable(),
  failure: z.strictObject({ reason: z.enum(failReasons), note: z.string().exactOptional() }).nullable(),
  photoNote: z.string().nullable(),
  flags: z.array(z.enum(['PIN_LOCKED', 'DELIVERED_WITHOUT_PIN'])),
  rating: z.strictObject({ stars: z.int(), comment: z.string().exactOptional(), at: time }).nullable(),
})

export const event: z.ZodType<OrderEvent<string>> = z.strictObject({
  seq: z.int(),
  action: z.enum(['place', ...actionTypes]),
  from: status.nullable(),
  to: status,
  actor: z.strictObject({ uid: z.string(), role: z.enum(['customer', 'delivery_partner', 'admin', 'system']) }),
  actionId: z.string().nullable(),
  at: time,
  deviceTime: time.nullable(),
  reason: z.enum([...new Set([...failReasons, ...cancelReasons, 'SHOP', 'DOOR'] as const)]).nullable(),
})

export const partner: z.ZodType<Partner<string>> = z.strictObject({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  vehicleNumber: z.string(),
  available: z.boolean(),
  heartbeatAt: time.nullable(),
  activeOrderIds: z.array(z.string()),
  location: z
    .strictObject({
      lat: z.number(),
      lng: z.number(),
      accuracy: z.number().exactOptional(),
      heading: z.number().exactOptional(),
      at: time,
    })
    .nullable(),
  rating: z.strictObject({ sum: z.number(), count: z.int() }),
})

/** How every refusal looks. */
export const refused = z.strictObject({
  error: z.strictObject({ reason: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) }),
})
