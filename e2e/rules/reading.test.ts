import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing'
import {
  collection,
  collectionGroup,
  doc,
  getDoc,
  getDocs,
  orderBy,
  type Query,
  query,
  where,
} from 'firebase/firestore'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type Cast, openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  await shop.reset()
})
afterAll(() => shop.close())

const everyone = ['asha', 'bala', 'ravi', 'sunil', 'idle', 'silent', 'root', 'newcomer', 'stranger'] as const

/** Who may read each document; everybody else may not. */
// biome-ignore format: a table
const documents: [string, readonly (keyof Cast)[]][] = [
  ['products/milk',                 everyone],
  ['users/asha',                    ['asha', 'root']],
  ['users/root',                    ['root']],
  ['users/asha/notifications/n1',   ['asha']],
  ['users/asha/devices/d1',         ['asha']],
  ['partners/ravi',                 ['ravi', 'root']],
  ['pool/o-new',                    ['ravi', 'sunil', 'root']],
  ['orders/o-new',                  ['asha', 'root']],
  ['orders/o-way',                  ['asha', 'ravi', 'root']],
  ['orders/o-back',                 ['asha', 'root']],
  ['orders/o-bala',                 ['bala', 'root']],
  ['orders/o-way/events/0001',      ['asha', 'ravi', 'root']],
  ['orders/o-new/events/0001',      ['asha', 'root']],
  ['orders/o-way/actions/a1',       ['ravi', 'root']],
  ['orders/o-way/proofs/a1',        ['asha', 'ravi', 'root']],
  ['orders/o-way/secrets/handover', ['asha']],
  ['orders/o-way/live/location',    ['asha', 'ravi', 'root']],
  ['orders/o-new/live/location',    ['asha', 'root']],
  ['stats/live/shards/00',          ['root']],
  ['stats/2026-01-31/shards/00',    ['root']],
  ['stats/live',                    []],
  ['countedEvents/e1',              []],
  ['limits/asha:act:0',             []],
  ['elsewhere/x',                   []],
]

describe.each(documents)('%s', (path, readers) => {
  test.each(everyone)(`is read by ${readers.join(', ') || 'nobody'}: %s`, async (who) => {
    const read = getDoc(doc(shop[who], path))
    await (readers.includes(who) ? assertSucceeds(read) : assertFails(read))
  })
})

/** Who may ask each question; everybody else is refused, whatever there is to find. */
const questions: [string, (who: Cast[keyof Cast]) => Query, readonly (keyof Cast)[]][] = [
  ['the catalog', (db) => query(collection(db, 'products'), where('active', '==', true)), everyone],
  ['all users', (db) => collection(db, 'users'), ['root']],
  ['all partners', (db) => collection(db, 'partners'), ['root']],
  ['the pool', (db) => query(collection(db, 'pool'), orderBy('placedAt')), ['ravi', 'sunil', 'root']],
  ['all orders', (db) => query(collection(db, 'orders'), orderBy('placedAt', 'desc')), ['root']],
  [
    "Asha's orders",
    (db) => query(collection(db, 'orders'), where('customerId', '==', 'asha'), orderBy('placedAt', 'desc')),
    ['asha', 'root'],
  ],
  [
    "Ravi's deliveries",
    (db) =>
      query(
        collection(db, 'orders'),
        where('partnerId', '==', 'ravi'),
        where('status', 'in', ['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'FAILED']),
      ),
    ['ravi', 'root'],
  ],
  ['orders nobody has', (db) => query(collection(db, 'orders'), where('partnerId', '==', null)), ['root']],
  ['placed orders', (db) => query(collection(db, 'orders'), where('status', '==', 'PLACED')), ['root']],
  [
    'the events of an order',
    (db) => query(collection(db, 'orders/o-way/events'), orderBy('seq')),
    ['asha', 'ravi', 'root'],
  ],
  ['all events', (db) => collectionGroup(db, 'events'), []],
  [
    "Ravi's actions",
    (db) => query(collection(db, 'orders/o-way/actions'), where('by', '==', 'ravi')),
    ['ravi', 'root'],
  ],
  ['all actions of an order', (db) => collection(db, 'orders/o-way/actions'), ['root']],
  ['the photos of an order', (db) => collection(db, 'orders/o-way/proofs'), ['asha', 'ravi', 'root']],
  ['all photos', (db) => collectionGroup(db, 'proofs'), []],
  ["Asha's devices", (db) => collection(db, 'users/asha/devices'), []],
  ['secrets of an order', (db) => collection(db, 'orders/o-way/secrets'), []],
  ['all secrets', (db) => collectionGroup(db, 'secrets'), []],
  ["Asha's notifications", (db) => query(collection(db, 'users/asha/notifications'), orderBy('at', 'desc')), ['asha']],
  ['the figures', (db) => collection(db, 'stats/live/shards'), ['root']],
  ['all figures there ever were', (db) => collectionGroup(db, 'shards'), []],
]

describe.each(questions)('the question for %s', (_, ask, askers) => {
  test.each(everyone)(`may come from ${askers.join(', ') || 'nobody'}: %s`, async (who) => {
    const asked = getDocs(ask(shop[who]))
    await (askers.includes(who) ? assertSucceeds(asked) : assertFails(asked))
  })
})
