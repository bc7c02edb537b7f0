import type { Ports } from '@blinkcart/local/ports'
import { deleteApp, initializeApp } from 'firebase-admin/app'
import { type Firestore, getFirestore } from 'firebase-admin/firestore'
import { expect } from 'vitest'

/** The stack's database as its owner sees it, past all rules. */
export interface Books {
  readonly db: Firestore
  /** Settles once everything that follows from a change of an order has followed. */
  settled(): Promise<void>
  /** Every document's path, with its fields, once settled. */
  everything(): Promise<Map<string, unknown>>
  close(): Promise<void>
}

/** Every collection, at the root and below: reading them as groups takes one question each. */
const kinds = [
  'products',
  'users',
  'partners',
  'orders',
  'pool',
  'stats',
  'shards',
  'countedEvents',
  'limits',
  'notifications',
  'events',
  'actions',
  'secrets',
  'live',
  'proofs',
  'devices',
]

/** What the Firestore client takes for a signed-in owner of the project. */
const credentials = { client_email: 'owner@demo', private_key: 'none' }

export function openBooks(ports: Ports): Books {
  const app = initializeApp({ projectId: 'demo-blinkcart' }, `books-${ports.firestore}`)
  const db = getFirestore(app)
  db.settings({ host: `127.0.0.1:${ports.firestore}`, ssl: false, credentials })
  const settled = () =>
    expect.poll(() => uncounted(db), { timeout: 20_000, message: 'changes that are not counted yet' }).toBe(0)
  return {
    db,
    settled,
    async everything() {
      await settled()
      const roots = (await db.listCollections()).map(({ id }) => id)
      expect(kinds).toEqual(expect.arrayContaining(roots))
      const found = await Promise.all(kinds.map((kind) => db.collectionGroup(kind).get()))
      return new Map(found.flatMap(({ docs }) => docs.map((each) => [each.ref.path, each.data()])))
    },
    close: () => deleteApp(app),
  }
}

/** How many changes of status have not had their consequences: the last of them is that they are counted. */
async function uncounted(db: Firestore): Promise<number> {
  const [events, counted] = await Promise.all([
    db.collectionGroup('events').get(),
    db.collection('countedEvents').count().get(),
  ])
  const changes = events.docs.filter((event) => event.get('from') !== event.get('to'))
  return changes.length - counted.data().count
}
