import { fileURLToPath } from 'node:url'
import type { Actor, Role } from '@blinkcart/domain/account/role'
import type { ActionType } from '@blinkcart/domain/order/lifecycle'
import type { ActionPayload } from '@blinkcart/domain/order/order'
import type { PlaceRequest } from '@blinkcart/domain/order/place'
import { startFirestoreEmulator } from '@blinkcart/firestore-emulator'
import { deleteApp, initializeApp } from 'firebase-admin/app'
import { type Firestore, getFirestore } from 'firebase-admin/firestore'
import type { Accounts } from '../../functions/src/accounts/caller.ts'
import { type Act, judge } from '../../functions/src/orders/judge.ts'
import { placeIn } from '../../functions/src/orders/place-order.ts'

export const asha: Actor = { uid: 'asha', role: 'customer' }
export const bala: Actor = { uid: 'bala', role: 'customer' }
export const ravi: Actor = { uid: 'ravi', role: 'delivery_partner' }
export const sunil: Actor = { uid: 'sunil', role: 'delivery_partner' }
export const root: Actor = { uid: 'root', role: 'admin' }

/** A shop on a server of its own, driven through the functions' cores, with claims kept in memory. */
export interface Shop {
  readonly db: Firestore
  readonly accounts: Accounts
  readonly claims: Map<string, Role | undefined>
  readonly disabled: Set<string>
  /** What its server had to say, such as what would hurt in production. */
  readonly said: string[]
  /** Empties it and puts back two products, two customers and two partners on duty. */
  reset(): Promise<void>
  /** Every document's path, with its fields. */
  everything(): Promise<Map<string, unknown>>
  read(path: string): Promise<Record<string, unknown> | undefined>
  place(orderId: string, change?: Partial<PlaceRequest>, actor?: Actor): ReturnType<typeof placeIn>
  act(
    actor: Actor,
    type: ActionType,
    more?: Partial<Act> & { payload?: ActionPayload; now?: number },
  ): ReturnType<typeof judge>
  close(): Promise<void>
}

export const request = {
  items: [
    { sku: 'milk', quantity: 2 },
    { sku: 'bread', quantity: 1 },
  ],
  deliveryAddress: { line1: '12 MG Road', city: 'Bengaluru', pincode: '560001', lat: 12.9756, lng: 77.6069 },
  quotedTotal: 181_50,
} satisfies Omit<PlaceRequest, 'orderId'>

/** Opens a shop. Composite indexes are enforced: a query without its index fails here as it would in production. */
export async function openShop(): Promise<Shop> {
  const said: string[] = []
  const server = await startFirestoreEmulator({
    port: 0,
    log: (line) => said.push(line),
    indexesFile: fileURLToPath(new URL('../../firestore.indexes.json', import.meta.url)),
  })
  const app = initializeApp({ projectId: 'demo-functions' }, `shop-${server.port}`)
  const db = getFirestore(app)
  db.settings({ host: `${server.host}:${server.port}`, ssl: false, credentials: owner })
  const claims = new Map<string, Role | undefined>()
  const disabled = new Set<string>()
  let acts = 0
  return {
    db,
    claims,
    disabled,
    said,
    accounts: {
      getUser: async (uid: string) => {
        if (!claims.has(uid)) throw Object.assign(new Error(`no ${uid}`), { code: 'auth/user-not-found' })
        return { uid, disabled: disabled.has(uid), customClaims: { role: claims.get(uid) } }
      },
      setCustomUserClaims: async (uid: string, { role }: { role: Role }) => void claims.set(uid, role),
      // As much of the accounts' service as the functions ask of it.
    } as unknown as Accounts,
    reset: async () => {
      await fetch(
        `http://${server.host}:${server.port}/emulator/v1/projects/demo-functions/databases/(default)/documents`,
        {
          method: 'DELETE',
        },
      )
      claims.clear()
      disabled.clear()
      for (const { uid, role } of [asha, bala, ravi, sunil, root]) claims.set(uid, role === 'system' ? undefined : role)
      await stock(db)
    },
    everything: () => everything(db),
    read: async (path) => (await db.doc(path).get()).data(),
    place: (orderId, change = {}, actor = asha) => placeIn(db, actor, { orderId, ...request, ...change }),
    act: (actor, type, { now, ...more } = {}) =>
      judge(db, { orderId: 'o1', actionId: `a${++acts}`, actor, type, deviceTime: null, ...more }, now),
    close: async () => {
      await deleteApp(app)
      await server.stop()
    },
  }
}

/** What the Firestore client takes for a signed-in owner of the project. */
const owner = { client_email: 'owner@demo', private_key: 'none' }

async function stock(db: Firestore): Promise<void> {
  const batch = db.batch()
  const milk = {
    name: 'Milk 1 l',
    description: '',
    category: 'dairy',
    unitPrice: 68_00,
    currency: 'INR',
    stock: 10,
    imageUrl: '',
    active: true,
  }
  batch.set(db.doc('products/milk'), milk)
  batch.set(db.doc('products/bread'), { ...milk, name: 'Bread', category: 'bakery', unitPrice: 45_50, stock: 3 })
  batch.set(db.doc('products/old'), { ...milk, name: 'Old', active: false })
  for (const { uid } of [asha, bala])
    batch.set(db.doc(`users/${uid}`), { name: uid, phone: '+919876543210', role: 'customer', addresses: [] })
  for (const { uid } of [ravi, sunil]) batch.set(db.doc(`partners/${uid}`), partner(uid))
  await batch.commit()
}

/** A partner's document, on duty and with empty hands. */
export function partner(name: string): Record<string, unknown> {
  return {
    name,
    phone: '+919876500000',
    vehicleNumber: 'KA01AB1234',
    available: true,
    heartbeatAt: new Date(),
    activeOrderIds: [],
    location: null,
    rating: { sum: 0, count: 0 },
  }
}

async function everything(db: Firestore): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  const visit = async (collections: FirebaseFirestore.CollectionReference[]): Promise<void> => {
    for (const collection of collections) {
      for (const ref of await collection.listDocuments()) {
        const snapshot = await ref.get()
        if (snapshot.exists) found.set(ref.path, snapshot.data())
        await visit(await ref.listCollections())
      }
    }
  }
  await visit(await db.listCollections())
  return found
}
