import { type Actor, roles } from '@blinkcart/domain/account/role'
import { clientId, contract } from '@blinkcart/domain/contract'
import { statuses } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import { Refusal } from '@blinkcart/domain/refusal'
import type { Firestore, Query } from 'firebase-admin/firestore'
import { z } from 'zod'
import type { Moment } from '../clock.ts'
import { documents, lists } from '../collections.ts'
import { actIn } from '../orders/act.ts'
import { placeIn } from '../orders/place-order.ts'
import { type Route, route } from './route.ts'
import { event, order } from './schemas.ts'

/** Endpoints about orders: the same cores and refusals as the callables. */
export function orderRoutes(db: Firestore): Route[] {
  return [
    route({
      method: 'POST',
      path: '/orders',
      summary: 'Place an order; the same request again gets the same answer',
      who: ['customer'],
      body: contract.placeOrder.input,
      result: contract.placeOrder.result,
      status: 201,
      reasons: contract.placeOrder.reasons,
      counts: 'placeOrder',
      handle: ({ actor, body }) => placeIn(db, actor, body),
    }),
    route({
      method: 'GET',
      path: '/orders',
      summary: 'Your orders, the newest first; all orders for an admin',
      who: roles,
      query: z.strictObject({
        status: z.enum(statuses).exactOptional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
        after: clientId.exactOptional(),
      }),
      result: z.strictObject({ orders: z.array(order), next: z.string().nullable() }),
      status: 200,
      reasons: ['ORDER_NOT_FOUND', 'NOT_YOURS'],
      handle: ({ actor, query }) => page(db, actor, query),
    }),
    route({
      method: 'GET',
      path: '/orders/{orderId}',
      summary: 'One order',
      who: roles,
      result: order,
      status: 200,
      reasons: ['ORDER_NOT_FOUND', 'NOT_YOURS'],
      handle: ({ actor, params }) => visible(db, actor, params.orderId),
    }),
    route({
      method: 'GET',
      path: '/orders/{orderId}/events',
      summary: 'Everything that happened to an order',
      who: roles,
      result: z.strictObject({ events: z.array(event) }),
      status: 200,
      reasons: ['ORDER_NOT_FOUND', 'NOT_YOURS'],
      handle: async ({ actor, params }) => {
        const found = await visible(db, actor, params.orderId)
        if (found instanceof Refusal) return found
        const { docs } = await lists.events(db, found.id).orderBy('seq').get()
        return { events: docs.map((snapshot) => snapshot.data()) }
      },
    }),
    route({
      method: 'POST',
      path: '/orders/{orderId}/actions',
      summary: 'Do something to an order; the same action id again gets the same answer',
      who: roles,
      body: contract.act.input,
      result: contract.act.result,
      status: 200,
      reasons: contract.act.reasons,
      counts: 'act',
      handle: ({ actor, body }) => actIn(db, actor, body),
    }),
  ]
}

async function visible(db: Firestore, actor: Actor, orderId = ''): Promise<Order<Moment> | Refusal> {
  const found = (await documents.order(db, orderId).get()).data()
  if (found === undefined) return new Refusal('ORDER_NOT_FOUND', `there is no order ${orderId}`)
  const isTheirs = actor.role === 'admin' || [found.customerId, found.partnerId].includes(actor.uid)
  return isTheirs ? found : new Refusal('NOT_YOURS', `order ${orderId} is not yours`)
}

async function page(
  db: Firestore,
  actor: Actor,
  asked: { status?: Order['status']; limit: number; after?: string },
): Promise<{ orders: Order<Moment>[]; next: string | null } | Refusal> {
  const { status, limit, after } = asked
  let query: Query<Order<Moment>> = lists.orders(db)
  if (actor.role === 'customer') query = query.where('customerId', '==', actor.uid)
  if (actor.role === 'delivery_partner') query = query.where('partnerId', '==', actor.uid)
  if (status !== undefined) query = query.where('status', '==', status)
  query = query.orderBy('placedAt', 'desc')
  if (after !== undefined) {
    const last = await visible(db, actor, after)
    if (last instanceof Refusal) return last
    query = query.startAfter(await documents.order(db, after).get())
  }
  const { docs } = await query.limit(limit).get()
  const orders = docs.map((snapshot) => snapshot.data())
  return { orders, next: orders.length === limit ? (orders.at(-1)?.id ?? null) : null }
}
