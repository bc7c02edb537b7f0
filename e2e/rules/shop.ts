import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Role } from '@blinkcart/domain/account/role'
import { dutyLeaseMs } from '@blinkcart/domain/partner/partner'
import { minutes } from '@blinkcart/domain/time'
import { startFirestoreEmulator } from '@blinkcart/firestore-emulator'
import { initializeTestEnvironment, type RulesTestContext } from '@firebase/rules-unit-testing'
import { type Firestore, setLogLevel } from 'firebase/firestore'
import { deleteApp, initializeApp } from 'firebase-admin/app'
import { getFirestore } from 'firebase-admin/firestore'

/** Who takes part: two of each kind, an admin, someone without a role yet, and someone not signed in. */
export interface Cast {
  readonly asha: Firestore
  readonly bala: Firestore
  readonly ravi: Firestore
  readonly sunil: Firestore
  readonly idle: Firestore
  readonly silent: Firestore
  readonly root: Firestore
  readonly newcomer: Firestore
  readonly stranger: Firestore
}

/** Documents by path. */
type Shelf = Readonly<Record<string, Record<string, unknown>>>

/** A shop under our rules: Asha's and Bala's documents, Ravi on duty with Asha's order, Sunil on duty, Idle off duty, Silent on duty by their word alone. */
export interface Shop extends Cast {
  /** Empties the shop and puts everything back. */
  reset(): Promise<void>
  /** Writes a document past the rules. */
  put(path: string, fields: Record<string, unknown>): Promise<void>
  close(): Promise<void>
}

const projectId = 'demo-rules'
/** What the server's own client takes for somebody signed in; an emulator asks no more of an owner. */
const anyone = { client_email: 'owner@demo', private_key: 'none' }
const rulesFile = fileURLToPath(new URL('../../firestore.rules', import.meta.url))
const indexesFile = fileURLToPath(new URL('../../firestore.indexes.json', import.meta.url))
const noon = new Date('2026-01-31T06:30:00Z')

/** Opens a shop of its own, on a server of its own. */
export async function openShop(): Promise<Shop> {
  setLogLevel('silent')
  const server = await startFirestoreEmulator({ port: 0, indexesFile })
  const environment = await initializeTestEnvironment({
    projectId,
    firestore: { host: server.host, port: server.port, rules: readFileSync(rulesFile, 'utf8') },
  })
  const signedIn = (uid: string, role?: Role) =>
    firestoreOf(environment.authenticatedContext(uid, role === undefined ? {} : { role }))
  const app = initializeApp({ projectId }, `rules-${server.port}`)
  const owner = getFirestore(app)
  owner.settings({ host: `${server.host}:${server.port}`, ssl: false, credentials: anyone })
  const putAll = async (documents: Shelf) => {
    const batch = owner.batch()
    for (const [path, fields] of Object.entries(documents)) batch.set(owner.doc(path), fields)
    await batch.commit()
  }
  return {
    asha: signedIn('asha', 'customer'),
    bala: signedIn('bala', 'customer'),
    ravi: signedIn('ravi', 'delivery_partner'),
    sunil: signedIn('sunil', 'delivery_partner'),
    idle: signedIn('idle', 'delivery_partner'),
    silent: signedIn('silent', 'delivery_partner'),
    root: signedIn('root', 'admin'),
    newcomer: signedIn('newcomer'),
    stranger: firestoreOf(environment.unauthenticatedContext()),
    put: (path, fields) => putAll({ [path]: fields }),
    reset: async () => {
      await environment.clearFirestore()
      await putAll(stock)
    },
    close: async () => {
      await environment.cleanup()
      await deleteApp(app)
      await server.stop()
    },
  }
}

/** The context's own Firestore type is the compat one; it is the modular instance underneath. */
function firestoreOf(context: RulesTestContext): Firestore {
  return context.firestore() as unknown as Firestore
}

const person = { name: 'Asha', phone: '+919876543210' }

/** A partner's document, as functions write it. */
function partner(name: string, available: boolean, silentMs = 0) {
  return {
    name,
    phone: '+919876500000',
    vehicleNumber: 'KA01AB1234',
    available,
    heartbeatAt: new Date(Date.now() - silentMs),
    location: null,
    activeOrderIds: [],
    rating: { sum: 0, count: 0 },
  }
}

/** Asha's order, as functions write it. */
export function order(status: string, partnerId: string | null, customerId = 'asha') {
  return {
    customerId,
    customer: person,
    partnerId,
    partner: partnerId === null ? null : { name: 'Ravi', phone: '+919876500000', vehicleNumber: 'KA01AB1234' },
    pastPartnerIds: [],
    items: [{ sku: 'milk', name: 'Milk', unitPrice: 6800, quantity: 2 }],
    total: 13600,
    currency: 'INR',
    deliveryAddress: { line1: '12 MG Road', city: 'Bengaluru', pincode: '560001' },
    status,
    version: 1,
    placedAt: noon,
    updatedAt: noon,
  }
}

/** What is in the shop after every reset. */
export const stock: Shelf = {
  'products/milk': { name: 'Milk', unitPrice: 6800, stock: 10, active: true },
  'users/asha': { ...person, role: 'customer', addresses: [], createdAt: noon },
  'users/asha/notifications/n1': {
    kind: 'order_status',
    orderId: 'o-way',
    textKey: 'customer.ACCEPTED',
    at: noon,
    readAt: null,
  },
  'users/asha/devices/d1': { token: 'token-of-a-phone', createdAt: noon },
  'users/bala': { name: 'Bala', phone: '+919876543211', role: 'customer', addresses: [], createdAt: noon },
  'users/root': { name: 'Root', phone: '+919876543219', role: 'admin', addresses: [], createdAt: noon },
  'users/root/notifications/n1': {
    kind: 'order_status',
    orderId: 'o-way',
    textKey: 'customer.ACCEPTED',
    at: noon,
    readAt: null,
  },
  'users/newcomer': { name: 'New', phone: '+919876543212', role: 'customer', addresses: [], createdAt: noon },
  'partners/ravi': partner('Ravi', true),
  'partners/sunil': partner('Sunil', true, dutyLeaseMs - minutes(5)),
  'partners/idle': partner('Idle', false),
  'partners/silent': partner('Silent', true, dutyLeaseMs + minutes(1)),
  'orders/o-new': order('PLACED', null),
  'orders/o-accepted': order('ACCEPTED', 'ravi'),
  'orders/o-picked': order('PICKED_UP', 'ravi'),
  'orders/o-way': order('ON_THE_WAY', 'ravi'),
  'orders/o-done': order('DELIVERED', 'ravi'),
  'orders/o-bala': order('PLACED', null, 'bala'),
  'orders/o-back': { ...order('PLACED', null), pastPartnerIds: ['ravi'] },
  'orders/o-way/events/0001': { seq: 1, action: 'place', from: null, to: 'PLACED', at: noon },
  'orders/o-new/events/0001': { seq: 1, action: 'place', from: null, to: 'PLACED', at: noon },
  'orders/o-way/actions/a1': { type: 'depart', by: 'ravi', deviceTime: noon },
  'orders/o-way/proofs/a1': { kind: 'fail', by: 'ravi', photo: '/9j/', at: noon },
  'orders/o-way/secrets/handover': { pin: '0420', triesLeft: 5 },
  'orders/o-way/live/location': { lat: 12.9, lng: 77.6, at: noon },
  'orders/o-new/live/location': { lat: 12.9, lng: 77.6, at: noon },
  'pool/o-new': { area: 'Bengaluru 560001', distanceKm: 5, itemCount: 2, payout: 6000, placedAt: noon },
  'stats/live/shards/00': { byStatus: { PLACED: 2 }, updatedAt: noon },
  'stats/2026-01-31/shards/00': { reached: { PLACED: 2 }, revenue: 0, updatedAt: noon },
  'countedEvents/e1': { expiresAt: noon },
  'limits/asha:act:0': { count: 1, expiresAt: noon },
}
