import { z } from 'zod'
import { pincodePattern } from './account/address.ts'
import { phonePattern } from './account/phone.ts'
import { offeredRoles } from './account/role.ts'
import { maxLines, maxQuantity } from './cart/cart.ts'
import { type ActionType, statuses } from './order/lifecycle.ts'
import { cancelReasons, failReasons } from './order/order.ts'
import { maxPhotoLength, photoPattern } from './order/photo.ts'
import { pinPattern } from './order/pin.ts'
import { vehicleNumberPattern } from './partner/vehicle-number.ts'
import { isReason, type Reason, Refusal } from './refusal.ts'

/**
 * Every callable: what it takes, what it gives, why it may refuse. Where a field has a reason of its own, its schema
 * carries that reason as its message; anything else that does not fit is an `INVALID_REQUEST`.
 */

const reason = (name: Reason) => name

/** An id made by a client: anything that can be a document's id without surprises. */
export const clientId = z.string().regex(/^(?!__.*__$)[A-Za-z0-9_-]{1,64}$/)

/** A delivery address. */
export const address = z.strictObject({
  line1: z.string().trim().min(1).max(200),
  city: z.string().trim().min(1).max(80),
  pincode: z.string().regex(pincodePattern),
  lat: z.number().min(-90).max(90).exactOptional(),
  lng: z.number().min(-180).max(180).exactOptional(),
  note: z.string().trim().max(300).exactOptional(),
})

const quantity = z
  .int(reason('INVALID_QUANTITY'))
  .min(1, reason('INVALID_QUANTITY'))
  .max(maxQuantity, reason('INVALID_QUANTITY'))

/** When the device says something happened: epoch milliseconds, or ISO 8601. */
const deviceTime = z.union([z.int().min(0).max(8.64e15), z.iso.datetime({ offset: true })])

const text = z.string().trim().min(1).max(300)
const photo = z.string().max(maxPhotoLength).regex(photoPattern)

/** What each action carries. */
export const payloads = {
  accept: z.strictObject({}).exactOptional(),
  release: z.strictObject({}).exactOptional(),
  pick_up: z.strictObject({}).exactOptional(),
  depart: z.strictObject({}).exactOptional(),
  arrive: z.strictObject({}).exactOptional(),
  deliver: z
    .strictObject({
      pin: z.string().regex(pinPattern).exactOptional(),
      photoNote: text.exactOptional(),
      photo: photo.exactOptional(),
    })
    .exactOptional(),
  fail: z.strictObject({ reason: z.enum(failReasons), note: text.exactOptional(), photo: photo.exactOptional() }),
  return: z.strictObject({}).exactOptional(),
  cancel: z.strictObject({ reason: z.enum(cancelReasons).exactOptional(), note: text.exactOptional() }).exactOptional(),
} as const satisfies Record<ActionType, z.ZodType>

const action = <T extends ActionType>(type: T) =>
  z.strictObject({
    orderId: clientId,
    actionId: clientId,
    type: z.literal(type),
    deviceTime: deviceTime.exactOptional(),
    payload: payloads[type],
  })

/** The callables by name. */
export const contract = {
  register: {
    input: z.strictObject({
      role: z.enum(offeredRoles, reason('ROLE_NOT_OFFERED')),
      name: z.string().trim().min(1).max(80),
      phone: z.string(reason('INVALID_PHONE')).trim().regex(phonePattern, reason('INVALID_PHONE')),
      address: address.exactOptional(),
      vehicleNumber: z
        .string(reason('INVALID_VEHICLE'))
        .trim()
        .regex(vehicleNumberPattern, reason('INVALID_VEHICLE'))
        .exactOptional(),
    }),
    result: z.strictObject({ role: z.enum(offeredRoles) }),
    reasons: ['ROLE_NOT_OFFERED', 'ROLE_TAKEN', 'INVALID_PHONE', 'INVALID_VEHICLE'],
  },
  placeOrder: {
    input: z.strictObject({
      orderId: clientId,
      items: z
        .array(z.strictObject({ sku: clientId, quantity }))
        .min(1, reason('EMPTY_CART'))
        .max(maxLines),
      deliveryAddress: address,
      quotedTotal: z.int().min(0),
    }),
    result: z.strictObject({ orderId: clientId, total: z.int(), status: z.enum(statuses) }),
    reasons: [
      'WRONG_ROLE',
      'NOT_REGISTERED',
      'EMPTY_CART',
      'INVALID_QUANTITY',
      'UNKNOWN_PRODUCT',
      'INACTIVE_PRODUCT',
      'OUT_OF_STOCK',
      'PRICE_CHANGED',
      'ID_REUSED',
    ],
  },
  act: {
    input: z.discriminatedUnion('type', [
      action('accept'),
      action('release'),
      action('pick_up'),
      action('depart'),
      action('arrive'),
      action('deliver'),
      action('fail'),
      action('return'),
      action('cancel'),
    ]),
    result: z.strictObject({
      verdict: z.enum(['applied', 'already', 'refused']),
      reason: z.string().exactOptional(),
      status: z.enum(statuses),
      version: z.int(),
    }),
    reasons: [
      'WRONG_ROLE',
      'ORDER_NOT_FOUND',
      'NOT_YOURS',
      'ILLEGAL_TRANSITION',
      'ALREADY_ACCEPTED',
      'WRONG_PIN',
      'PIN_LOCKED',
      'PARTNER_UNAVAILABLE',
      'PARTNER_OVER_CAPACITY',
      'ID_REUSED',
    ],
  },
  setAvailability: {
    input: z.strictObject({ available: z.boolean() }),
    result: z.strictObject({ available: z.boolean() }),
    reasons: ['WRONG_ROLE', 'NOT_REGISTERED', 'UNDELIVERED_ORDERS'],
  },
  rateOrder: {
    input: z.strictObject({ orderId: clientId, stars: z.int().min(1).max(5), comment: text.exactOptional() }),
    result: z.strictObject({}),
    reasons: ['WRONG_ROLE', 'ORDER_NOT_FOUND', 'NOT_YOURS', 'NOT_DELIVERED', 'ALREADY_RATED'],
  },
} as const satisfies Record<string, { input: z.ZodType; result: z.ZodType; reasons: readonly Reason[] }>

/** The name of a callable. */
export type CallableName = keyof typeof contract

/** What callable `N` is called with. */
export type CallableRequest<N extends CallableName> = z.input<(typeof contract)[N]['input']>

/** What callable `N` is called with, once the contract has read it. */
export type ParsedRequest<N extends CallableName> = z.output<(typeof contract)[N]['input']>

/** What callable `N` answers. */
export type CallableResult<N extends CallableName> = z.output<(typeof contract)[N]['result']>

/** `value` as `schema` reads it, or the refusal that says what does not fit. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> | Refusal {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues
  const named = issues.find((issue) => isReason(issue.message))
  const found = issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`)
  const why = named && isReason(named.message) ? named.message : 'INVALID_REQUEST'
  return new Refusal(why, `the request does not fit: ${found.join('; ')}`, { issues: found })
}
