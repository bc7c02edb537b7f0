import type { Notification } from '@blinkcart/domain/account/notification'
import type { User } from '@blinkcart/domain/account/user'
import type { Handover, LiveLocation, Order, OrderEvent, PoolEntry, Proof } from '@blinkcart/domain/order/order'
import type { Partner } from '@blinkcart/domain/partner/partner'
import { collections, paths } from '@blinkcart/domain/paths'
import type { Product } from '@blinkcart/domain/product/product'
import type { DocumentSource, QuerySource } from '../firebase/source.ts'

/** All that is on sale. */
export const catalog: QuerySource<Product> = {
  collection: collections.products,
  where: [['active', '==', true]],
  idAs: 'sku',
  anyone: true,
}

/** A person's own profile. */
export function profileOf(uid: string): DocumentSource<User> {
  return { document: paths.user(uid) }
}

/** A customer's orders, newest first. */
export function ordersOf(uid: string): QuerySource<Order> {
  return {
    collection: collections.orders,
    where: [['customerId', '==', uid]],
    orderBy: [['placedAt', 'desc']],
    limit: 30,
    kept: true,
  }
}

/** A partner's orders, newest first. */
export function deliveriesOf(uid: string): QuerySource<Order> {
  return {
    collection: collections.orders,
    where: [['partnerId', '==', uid]],
    orderBy: [['placedAt', 'desc']],
    limit: 30,
    kept: true,
  }
}

/** Everybody's orders, newest first; for admins. */
export function newestOrders(limit: number): QuerySource<Order> {
  return { collection: collections.orders, orderBy: [['placedAt', 'desc']], limit }
}

/** One order. */
export function orderOf(orderId: string): DocumentSource<Order> {
  return { document: paths.order(orderId), kept: true }
}

/** All that happened to an order, as it happened. */
export function eventsOf(orderId: string): QuerySource<OrderEvent> {
  return { collection: paths.events(orderId), orderBy: [['seq', 'asc']], kept: true }
}

/** The photos that show what became of an order, as they came. */
export function proofsOf(orderId: string): QuerySource<Proof & { readonly id: string }> {
  return { collection: paths.proofs(orderId), orderBy: [['at', 'asc']] }
}

/** An order's handover PIN; for its customer. */
export function handoverOf(orderId: string): DocumentSource<Handover> {
  return { document: paths.handover(orderId) }
}

/** Where the partner of an order is; for its customer, its partner and admins. */
export function locationOf(orderId: string): DocumentSource<LiveLocation> {
  return { document: paths.liveLocation(orderId) }
}

/** What a person should know, newest first. */
export function notificationsOf(uid: string): QuerySource<Notification> {
  return { collection: paths.notifications(uid), orderBy: [['at', 'desc']], limit: 20 }
}

/** The orders that nobody has accepted yet, those that wait longest first. */
export const pool: QuerySource<PoolEntry> = {
  collection: collections.pool,
  orderBy: [['placedAt', 'asc']],
  limit: 50,
  kept: true,
}

/** A delivery partner. */
export function partnerOf(uid: string): DocumentSource<Partner> {
  return { document: paths.partner(uid), kept: true }
}

/** All delivery partners, by name; for admins. */
export const partners: QuerySource<Partner> = {
  collection: collections.partners,
  orderBy: [['name', 'asc']],
  limit: 500,
}
