import { maxPhotoLength } from '@blinkcart/domain/order/photo'
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing'
import { addDoc, collection, deleteDoc, doc, serverTimestamp, setDoc, updateDoc, writeBatch } from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest'
import { openShop, order, type Shop, stock } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const deviceTime = new Date('2026-01-31T06:00:00Z')

describe('an admin', () => {
  test.each(Object.keys(stock))('can write nothing to %s', async (path) => {
    const ref = doc(shop.root, path)
    await assertFails(updateDoc(ref, { name: 'changed', readAt: serverTimestamp() }))
    await assertFails(setDoc(ref, { name: 'replaced' }))
    await assertFails(deleteDoc(ref))
  })

  test.each([
    'products',
    'users',
    'partners',
    'orders',
    'pool',
    'stats/live/shards',
    'orders/o-way/events',
    'orders/o-way/actions',
    'elsewhere',
  ])('can add nothing to %s', async (path) => {
    await assertFails(addDoc(collection(shop.root, path), { type: 'depart', by: 'root', deviceTime }))
  })

  test('whose account has an order or a partner document still writes nothing', async () => {
    await shop.put('partners/root', { available: true })
    await shop.put('orders/o-root', order('PICKED_UP', 'root'))
    await assertFails(updateDoc(doc(shop.root, 'partners/root'), { heartbeatAt: serverTimestamp() }))
    await assertFails(setDoc(doc(shop.root, 'orders/o-root/actions/x'), { type: 'depart', by: 'root', deviceTime }))
    await assertFails(setDoc(doc(shop.root, 'orders/o-root/live/location'), { lat: 1, lng: 1, at: serverTimestamp() }))
  })
})

describe('a user document', () => {
  const changes = { name: 'Asha R', phone: '+919876543299', addresses: [{ line1: '1', city: 'B', pincode: '560001' }] }

  test('takes name, phone and addresses from its owner', async () => {
    await assertSucceeds(updateDoc(doc(shop.asha, 'users/asha'), changes))
  })

  test('takes nothing from anyone else', async () => {
    for (const other of [shop.bala, shop.ravi, shop.newcomer, shop.stranger])
      await assertFails(updateDoc(doc(other, 'users/asha'), changes))
  })

  test('takes nothing before its owner has a role', async () => {
    await assertFails(updateDoc(doc(shop.newcomer, 'users/newcomer'), changes))
  })

  test.each([
    [{ role: 'admin' }],
    [{ name: '' }],
    [{ name: 'x'.repeat(81) }],
    [{ phone: '12345' }],
    [{ addresses: 'none' }],
    [{ addresses: Array.from({ length: 11 }, () => 'x') }],
    [{ createdAt: serverTimestamp() }],
    [{ vip: true }],
  ])('does not take %j', async (change) => {
    await assertFails(updateDoc(doc(shop.asha, 'users/asha'), change))
  })

  test('is neither created nor deleted by its owner', async () => {
    await assertFails(setDoc(doc(shop.sunil, 'users/sunil'), { name: 'Sunil', role: 'admin' }))
    await assertFails(deleteDoc(doc(shop.asha, 'users/asha')))
  })
})

describe('a notification', () => {
  const path = 'users/asha/notifications/n1'

  test('is marked read by its owner, once, with the time that it is', async () => {
    await assertFails(updateDoc(doc(shop.asha, path), { readAt: deviceTime }))
    await assertSucceeds(updateDoc(doc(shop.asha, path), { readAt: serverTimestamp() }))
    await assertFails(updateDoc(doc(shop.asha, path), { readAt: serverTimestamp() }))
  })

  test('is not changed otherwise, nor by others', async () => {
    await assertFails(updateDoc(doc(shop.asha, path), { readAt: serverTimestamp(), textKey: 'customer.DELIVERED' }))
    await assertFails(updateDoc(doc(shop.bala, path), { readAt: serverTimestamp() }))
    await assertFails(deleteDoc(doc(shop.asha, path)))
    await assertFails(addDoc(collection(shop.asha, 'users/asha/notifications'), { kind: 'order_status' }))
  })
})

describe('a device', () => {
  const path = 'users/asha/devices/phone-1'
  const device = { token: 'token', createdAt: serverTimestamp() }

  test('is kept, renewed and forgotten by its owner', async () => {
    await assertSucceeds(setDoc(doc(shop.asha, path), device))
    await assertSucceeds(setDoc(doc(shop.asha, path), { ...device, token: 'x'.repeat(4096) }))
    await assertSucceeds(deleteDoc(doc(shop.asha, path)))
  })

  test('is kept by nobody else, nor before its owner has a role', async () => {
    for (const other of [shop.bala, shop.ravi, shop.root, shop.stranger]) {
      await assertFails(setDoc(doc(other, path), device))
      await assertFails(deleteDoc(doc(other, 'users/asha/devices/d1')))
    }
    await assertFails(setDoc(doc(shop.newcomer, 'users/newcomer/devices/d1'), device))
  })

  test.each<[string, Record<string, unknown>]>([
    ['no token', { token: '' }],
    ['a long token', { token: 'x'.repeat(4097) }],
    ['a token that is no text', { token: 7 }],
    ['another time', { createdAt: deviceTime }],
    ['more in it', { uid: 'bala' }],
  ])('is not kept with %s', async (_, change) => {
    await assertFails(setDoc(doc(shop.asha, path), { ...device, ...change }))
  })
})

describe('a partner document', () => {
  const here = { lat: 12.93, lng: 77.62, accuracy: 8, heading: 90, at: serverTimestamp() }

  test('takes a heartbeat and a position from its partner', async () => {
    await assertSucceeds(updateDoc(doc(shop.ravi, 'partners/ravi'), { heartbeatAt: serverTimestamp() }))
    await assertSucceeds(updateDoc(doc(shop.ravi, 'partners/ravi'), { heartbeatAt: serverTimestamp(), location: here }))
  })

  test('takes none from anyone else', async () => {
    for (const other of [shop.sunil, shop.asha, shop.newcomer, shop.stranger])
      await assertFails(updateDoc(doc(other, 'partners/ravi'), { heartbeatAt: serverTimestamp() }))
  })

  test.each<[string, Record<string, unknown>]>([
    ['duty', { available: false }],
    ['capacity', { activeOrderIds: [], heartbeatAt: serverTimestamp(), rating: { sum: 5, count: 1 } }],
    ['a heartbeat of another time', { heartbeatAt: deviceTime }],
    ['a position without a heartbeat', { location: here }],
    ['a position off the globe', { heartbeatAt: serverTimestamp(), location: { ...here, lat: 91 } }],
    ['a position of another time', { heartbeatAt: serverTimestamp(), location: { ...here, at: deviceTime } }],
    ['a position with more in it', { heartbeatAt: serverTimestamp(), location: { ...here, mood: 'fine' } }],
  ])('does not take %s', async (_, change) => {
    await assertFails(updateDoc(doc(shop.ravi, 'partners/ravi'), change))
  })
})

describe('an order', () => {
  test('is written by no client at all', async () => {
    for (const who of [shop.asha, shop.ravi, shop.sunil, shop.newcomer, shop.stranger]) {
      await assertFails(updateDoc(doc(who, 'orders/o-way'), { status: 'DELIVERED' }))
      await assertFails(updateDoc(doc(who, 'orders/o-new'), { partnerId: 'ravi', status: 'ACCEPTED' }))
      await assertFails(setDoc(doc(who, 'orders/o-mine'), order('PLACED', null)))
      await assertFails(deleteDoc(doc(who, 'orders/o-new')))
      await assertFails(setDoc(doc(who, 'orders/o-way/events/0009'), { seq: 9 }))
      await assertFails(setDoc(doc(who, 'orders/o-way/proofs/a9'), { kind: 'fail' }))
      await assertFails(updateDoc(doc(who, 'orders/o-way/secrets/handover'), { triesLeft: 99 }))
      await assertFails(deleteDoc(doc(who, 'pool/o-new')))
      await assertFails(updateDoc(doc(who, 'products/milk'), { stock: 1000 }))
      await assertFails(setDoc(doc(who, 'stats/live/shards/00'), {}))
    }
  })
})

describe('an action document', () => {
  const depart = { type: 'depart', by: 'ravi', deviceTime }

  test.each([
    [depart],
    [{ ...depart, type: 'deliver', payload: { pin: '0420' } }],
    [{ ...depart, type: 'fail', payload: { reason: 'OTHER', note: 'no answer' } }],
    [{ ...depart, type: 'fail', payload: { reason: 'OTHER', photo: '/9j/AAAA' } }],
    [{ ...depart, type: 'release' }],
  ])("is created by the order's partner: %j", async (action) => {
    await assertSucceeds(setDoc(doc(shop.ravi, 'orders/o-picked/actions/a9'), action))
  })

  test('is created by who had the order and lost it, so that it is refused with a reason', async () => {
    await assertSucceeds(setDoc(doc(shop.ravi, 'orders/o-back/actions/a9'), depart))
    await assertFails(setDoc(doc(shop.sunil, 'orders/o-back/actions/a9'), { ...depart, by: 'sunil' }))
  })

  test('is created for no order that is not theirs', async () => {
    await assertFails(setDoc(doc(shop.sunil, 'orders/o-picked/actions/a9'), { ...depart, by: 'sunil' }))
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-new/actions/a9'), depart))
    await assertFails(setDoc(doc(shop.asha, 'orders/o-picked/actions/a9'), { ...depart, by: 'asha', type: 'cancel' }))
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-none/actions/a9'), depart))
    await assertFails(setDoc(doc(shop.stranger, 'orders/o-picked/actions/a9'), depart))
  })

  test.each<[string, Record<string, unknown>]>([
    ["another's name", { by: 'sunil' }],
    ['a verdict', { verdict: { outcome: 'applied' } }],
    ['more fields', { status: 'DELIVERED' }],
    ['accept, which is online only', { type: 'accept' }],
    ['cancel', { type: 'cancel' }],
    ['an unknown type', { type: 'teleport' }],
    ['no time of the device', { deviceTime: null }],
    ['a payload that is none', { payload: 'pin' }],
    ['a payload with more in it', { payload: { total: 0 } }],
    ['a photo that is none', { payload: { photo: 7 } }],
    ['a photo that is too large', { payload: { photo: 'x'.repeat(maxPhotoLength + 1) } }],
    ['the hash of a photo', { payload: { photoHash: 'x' } }],
    ['a long PIN', { payload: { pin: '00000' } }],
  ])('is not created with %s', async (_, change) => {
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-picked/actions/a9'), { ...depart, ...change }))
  })

  test('is created with a photo as large as photos may be', async () => {
    const payload = { reason: 'OTHER', photo: 'x'.repeat(maxPhotoLength) }
    await assertSucceeds(setDoc(doc(shop.ravi, 'orders/o-picked/actions/a9'), { ...depart, type: 'fail', payload }))
  })

  test("is not created under the system's ids", async () => {
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-picked/actions/lease:1'), depart))
  })

  test('is never changed or deleted', async () => {
    await assertFails(updateDoc(doc(shop.ravi, 'orders/o-way/actions/a1'), { type: 'fail' }))
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-way/actions/a1'), depart))
    await assertFails(deleteDoc(doc(shop.ravi, 'orders/o-way/actions/a1')))
  })
})

describe('a live position', () => {
  const here = { lat: 12.93, lng: 77.62, accuracy: 8, heading: 90, at: serverTimestamp() }
  const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000)

  test('is written by its partner from pick-up to the door', async () => {
    await assertSucceeds(setDoc(doc(shop.ravi, 'orders/o-picked/live/location'), here))
    await assertSucceeds(setDoc(doc(shop.ravi, 'orders/o-way/live/location'), here))
  })

  test('is not written before or after, nor by anyone else', async () => {
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-accepted/live/location'), here))
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-done/live/location'), here))
    for (const other of [shop.sunil, shop.asha, shop.stranger])
      await assertFails(setDoc(doc(other, 'orders/o-way/live/location'), here))
  })

  test('is written at most every two seconds', async () => {
    const path = 'orders/o-way/live/location'
    await shop.put(path, { lat: 1, lng: 1, at: secondsAgo(1) })
    await assertFails(setDoc(doc(shop.ravi, path), here))
    await shop.put(path, { lat: 1, lng: 1, at: secondsAgo(3) })
    await assertSucceeds(setDoc(doc(shop.ravi, path), here))
    await assertFails(setDoc(doc(shop.ravi, path), here))
  })

  test.each([
    [{ ...here, at: deviceTime }],
    [{ lat: 12.9, lng: 77.6 }],
    [{ ...here, lng: 181 }],
    [{ ...here, heading: -1 }],
    [{ ...here, lat: '12' }],
    [{ ...here, note: 'x' }],
  ])('is not %j', async (position) => {
    await assertFails(setDoc(doc(shop.ravi, 'orders/o-picked/live/location'), position))
  })

  test('is not deleted', async () => {
    await assertFails(deleteDoc(doc(shop.ravi, 'orders/o-way/live/location')))
  })
})

describe('a batch', () => {
  test('with one write that is refused writes nothing', async () => {
    const batch = writeBatch(shop.ravi)
    batch.update(doc(shop.ravi, 'partners/ravi'), { heartbeatAt: serverTimestamp() })
    batch.update(doc(shop.ravi, 'orders/o-way'), { status: 'DELIVERED' })
    await assertFails(batch.commit())
  })
})
