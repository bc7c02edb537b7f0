import type { Notification } from '@blinkcart/domain/account/notification'
import type { User } from '@blinkcart/domain/account/user'
import type { ActionDocument, Handover, Order, OrderEvent, PoolEntry, Proof } from '@blinkcart/domain/order/order'
import type { Partner } from '@blinkcart/domain/partner/partner'
import { collections, paths } from '@blinkcart/domain/paths'
import type { Product } from '@blinkcart/domain/product/product'
import type {
  CollectionReference,
  DocumentReference,
  Firestore,
  FirestoreDataConverter,
  QueryDocumentSnapshot,
} from 'firebase-admin/firestore'
import type { Moment } from './clock.ts'

/** Every document that functions read or write, by typed reference: what only they write is as the domain says. */
export const documents = {
  product: (db: Firestore, sku: string) => db.doc(paths.product(sku)).withConverter(product),
  user: (db: Firestore, uid: string) => db.doc(paths.user(uid)).withConverter(named<User<Moment>>()),
  notification: (db: Firestore, uid: string, id: string) =>
    db.doc(paths.notification(uid, id)).withConverter(named<Notification<Moment>>()),
  partner: (db: Firestore, uid: string) => db.doc(paths.partner(uid)).withConverter(named<Partner<Moment>>()),
  order: (db: Firestore, orderId: string) => db.doc(paths.order(orderId)).withConverter(named<Order<Moment>>()),
  event: (db: Firestore, orderId: string, seq: number) => plain<OrderEvent<Moment>>(db, paths.event(orderId, seq)),
  action: (db: Firestore, orderId: string, actionId: string) =>
    plain<ActionDocument<Moment>>(db, paths.action(orderId, actionId)),
  proof: (db: Firestore, orderId: string, actionId: string) => plain<Proof<Moment>>(db, paths.proof(orderId, actionId)),
  handover: (db: Firestore, orderId: string) => plain<Handover>(db, paths.handover(orderId)),
  pool: (db: Firestore, orderId: string) => db.doc(paths.pool(orderId)).withConverter(named<PoolEntry<Moment>>()),
}

/** The collections that functions query. */
export const lists = {
  products: (db: Firestore) => db.collection(collections.products).withConverter(product),
  partners: (db: Firestore) => db.collection(collections.partners).withConverter(named<Partner<Moment>>()),
  orders: (db: Firestore) => db.collection(collections.orders).withConverter(named<Order<Moment>>()),
  events: (db: Firestore, orderId: string) =>
    db.collection(paths.events(orderId)) as CollectionReference<OrderEvent<Moment>>,
  actions: (db: Firestore, orderId: string) =>
    db.collection(paths.actions(orderId)) as CollectionReference<ActionDocument<Moment>>,
}

/** A document whose `id` field is its name: not stored twice. */
function named<T extends { readonly id: string }>(): FirestoreDataConverter<T> {
  return {
    toFirestore: ({ id: _, ...data }) => data,
    fromFirestore: (snapshot: QueryDocumentSnapshot) => ({ ...snapshot.data(), id: snapshot.id }) as unknown as T,
  }
}

const product: FirestoreDataConverter<Product> = {
  toFirestore: ({ sku: _, ...data }) => data,
  fromFirestore: (snapshot: QueryDocumentSnapshot) => ({ ...snapshot.data(), sku: snapshot.id }) as Product,
}

function plain<T>(db: Firestore, path: string): DocumentReference<T> {
  return db.doc(path) as DocumentReference<T>
}
