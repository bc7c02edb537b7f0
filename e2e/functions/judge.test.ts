import { statusFrom } from '@blinkcart/domain/order/history'
import type { OrderEvent } from '@blinkcart/domain/order/order'
import { minutes } from '@blinkcart/domain/time'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expireLeases } from '../../functions/src/orders/expire.ts'
import { judgeWritten, onActionCreated } from '../../functions/src/orders/on-action-created.ts'
import { rateIn } from '../../functions/src/orders/rate-order.ts'
import { asha, bala, openShop, partner, ravi, root, type Shop, sunil } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  await shop.reset()
  await shop.place('o1')
})
afterAll(() => shop.close())

async function pin(): Promise<string> {
  return String((await shop.read('orders/o1/secrets/handover'))?.pin)
}

async function history(): Promise<OrderEvent<Timestamp>[]> {
  const { docs } = await shop.db.collection('orders/o1/events').get()
  return docs.map((snapshot) => snapshot.data() as OrderEvent<Timestamp>)
}

async function bringToTheDoor(): Promise<void> {
  for (const type of ['accept', 'pick_up', 'depart'] as const) await shop.act(ravi, type)
}

describe('an action', () => {
  test('goes from tap to door, each step with its event and its verdict at one time', async () => {
    await bringToTheDoor()
    const done = await shop.act(ravi, 'deliver', { actionId: 'last', payload: { pin: await pin() } })
    expect(done).toMatchObject({ outcome: 'applied', status: 'DELIVERED', version: 5 })
    const events = await history()
    expect(statusFrom(events)).toBe('DELIVERED')
    const order = await shop.read('orders/o1')
    const verdict = (await shop.read('orders/o1/actions/last'))?.verdict as { at: Timestamp }
    expect(order).toMatchObject({ status: 'DELIVERED', version: 5, times: { DELIVERED: verdict.at } })
    expect(events.at(-1)).toMatchObject({ actionId: 'last', at: verdict.at })
    expect(await shop.read('partners/ravi')).toMatchObject({ activeOrderIds: [] })
    expect(await shop.read('pool/o1')).toBeUndefined()
  })

  test('again with the same id gets the same verdict, for ever', async () => {
    await shop.act(ravi, 'accept', { actionId: 'first' })
    await shop.act(ravi, 'pick_up')
    const before = await shop.everything()
    expect(await shop.act(ravi, 'accept', { actionId: 'first' })).toMatchObject({
      outcome: 'applied',
      status: 'ACCEPTED',
    })
    expect(await shop.everything()).toEqual(before)
  })

  test('under an id that holds another action is refused', async () => {
    await shop.act(ravi, 'accept', { actionId: 'first' })
    const before = await shop.everything()
    expect(await shop.act(ravi, 'pick_up', { actionId: 'first' })).toMatchObject({ reason: 'ID_REUSED' })
    expect(await shop.act(sunil, 'accept', { actionId: 'first' })).toMatchObject({ reason: 'ID_REUSED' })
    expect(await shop.everything()).toEqual(before)
  })

  test('on no order is refused and leaves nothing behind', async () => {
    const before = await shop.everything()
    expect(await shop.act(ravi, 'accept', { orderId: 'o-none' })).toMatchObject({ reason: 'ORDER_NOT_FOUND' })
    expect(await shop.everything()).toEqual(before)
  })

  test('that is refused leaves only its verdict', async () => {
    const before = await shop.everything()
    for (const [actor, type, reason] of [
      [bala, 'cancel', 'NOT_YOURS'],
      [root, 'cancel', 'WRONG_ROLE'],
      [asha, 'accept', 'WRONG_ROLE'],
      [ravi, 'deliver', 'NOT_YOURS'],
    ] as const)
      expect(await shop.act(actor, type)).toMatchObject({ outcome: 'refused', reason })
    const after = await shop.everything()
    for (const path of after.keys()) if (path.includes('/actions/')) after.delete(path)
    expect(after).toEqual(before)
  })
})

describe('accepting', () => {
  test('by forty partners at once has one winner, and thirty-nine are told so', async () => {
    const partners = Array.from({ length: 40 }, (_, i) => ({ uid: `p${i}`, role: 'delivery_partner' as const }))
    const batch = shop.db.batch()
    for (const { uid } of partners) batch.set(shop.db.doc(`partners/${uid}`), partner(uid))
    await batch.commit()

    const verdicts = await Promise.all(partners.map((actor) => shop.act(actor, 'accept')))
    const outcomes = verdicts.map((verdict) =>
      'outcome' in verdict ? (verdict.reason ?? verdict.outcome) : verdict.reason,
    )
    expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'ALREADY_ACCEPTED')).toHaveLength(39)
    expect(await history()).toHaveLength(2)
    const holders = await shop.db.collection('partners').where('activeOrderIds', 'array-contains', 'o1').get()
    expect(holders.docs.map(({ id }) => id)).toEqual([(await shop.read('orders/o1'))?.partnerId])
  })

  test('more than a partner can carry is refused, even all at once', async () => {
    for (const id of ['o2', 'o3', 'o4', 'o5'])
      await shop.place(id, { items: [{ sku: 'milk', quantity: 1 }], quotedTotal: 68_00 })
    const orders = ['o1', 'o2', 'o3', 'o4', 'o5']
    const verdicts = await Promise.all(orders.map((orderId) => shop.act(ravi, 'accept', { orderId })))
    expect(verdicts.filter((verdict) => 'outcome' in verdict && verdict.outcome === 'applied')).toHaveLength(3)
    expect((await shop.read('partners/ravi'))?.activeOrderIds).toHaveLength(3)
  })
})

describe('cancelling', () => {
  test('gives the stock back and frees the partner', async () => {
    await shop.act(ravi, 'accept')
    expect(await shop.act(asha, 'cancel')).toMatchObject({ outcome: 'applied', status: 'CANCELLED' })
    expect(await shop.read('products/milk')).toMatchObject({ stock: 10 })
    expect(await shop.read('products/bread')).toMatchObject({ stock: 3 })
    expect(await shop.read('partners/ravi')).toMatchObject({ activeOrderIds: [] })
    expect(await shop.act(asha, 'cancel')).toMatchObject({ outcome: 'already' })
    expect(await shop.read('products/milk')).toMatchObject({ stock: 10 })
  })

  test('works though a product has left the shop', async () => {
    await shop.db.doc('products/bread').delete()
    expect(await shop.act(asha, 'cancel')).toMatchObject({ outcome: 'applied' })
    expect(await shop.read('products/bread')).toBeUndefined()
    expect(await shop.read('products/milk')).toMatchObject({ stock: 10 })
  })
})

describe('the handover PIN', () => {
  test('costs a try per action, not per repetition, and locks', async () => {
    await bringToTheDoor()
    const wrong = (await pin()) === '0000' ? '1111' : '0000'
    for (const actionId of ['t1', 't1', 't2', 't3', 't4', 't5'])
      expect(await shop.act(ravi, 'deliver', { actionId, payload: { pin: wrong } })).toMatchObject({
        reason: 'WRONG_PIN',
      })
    expect(await shop.read('orders/o1/secrets/handover')).toMatchObject({ triesLeft: 0 })
    expect(await shop.read('orders/o1')).toMatchObject({ status: 'ON_THE_WAY', flags: ['PIN_LOCKED'] })
    expect(await shop.act(ravi, 'deliver', { payload: { pin: await pin() } })).toMatchObject({ reason: 'PIN_LOCKED' })
    expect(await shop.act(ravi, 'deliver', { payload: { photoNote: 'with the guard' } })).toMatchObject({
      outcome: 'applied',
    })
  })
})

describe('a photo', () => {
  const photo = `/9j/${'A'.repeat(40_000)}`
  const payload = { reason: 'GOODS_DAMAGED', photo } as const

  test('moves from the action to the proofs of its order, and the same action is still the same', async () => {
    await bringToTheDoor()
    const first = await shop.act(ravi, 'fail', { actionId: 'f1', payload })
    expect(first).toMatchObject({ outcome: 'applied', status: 'FAILED' })
    const proof = await shop.read('orders/o1/proofs/f1')
    expect(proof).toEqual({ kind: 'fail', by: 'ravi', photo, at: expect.any(Timestamp) })
    const action = await shop.read('orders/o1/actions/f1')
    expect(action).toMatchObject({ payload: { reason: 'GOODS_DAMAGED', photoHash: expect.any(String) } })
    expect(JSON.stringify(action)).not.toContain('/9j/')

    const before = await shop.everything()
    expect(await shop.act(ravi, 'fail', { actionId: 'f1', payload })).toMatchObject({ outcome: 'applied' })
    const another = { ...payload, photo: `${photo}AAAA` }
    expect(await shop.act(ravi, 'fail', { actionId: 'f1', payload: another })).toMatchObject({ reason: 'ID_REUSED' })
    expect(await shop.act(ravi, 'fail', { actionId: 'f1', payload: { reason: 'GOODS_DAMAGED' } })).toMatchObject({
      reason: 'ID_REUSED',
    })
    expect(await shop.everything()).toEqual(before)
  })

  test.each([
    ['applied', payload],
    ['refused', { ...payload, reason: 'BORED' }],
  ])('of an action that was written offline and %s does not stay on it', async (outcome, written) => {
    await bringToTheDoor()
    const deviceTime = Timestamp.fromMillis(1_000)
    await shop.db.doc('orders/o1/actions/off').create({ type: 'fail', by: 'ravi', deviceTime, payload: written })
    await judgeWritten(shop.db, shop.accounts, 'o1', 'off')
    const action = await shop.read('orders/o1/actions/off')
    expect(action).toMatchObject({ verdict: { outcome }, payload: { photoHash: expect.any(String) } })
    expect(JSON.stringify(action)).not.toContain('/9j/')
    const kept = outcome === 'applied' ? { photo } : undefined
    expect((await shop.read('orders/o1/proofs/off')) ?? null).toEqual(kept ? expect.objectContaining(kept) : null)
  })
})

describe('an action written offline', () => {
  const deviceTime = Timestamp.fromMillis(1_000)

  test('gets its verdict on arrival, with both clocks', async () => {
    await shop.act(ravi, 'accept')
    await shop.db.doc('orders/o1/actions/off').create({ type: 'pick_up', by: 'ravi', deviceTime })
    await judgeWritten(shop.db, shop.accounts, 'o1', 'off')
    const action = await shop.read('orders/o1/actions/off')
    expect(action).toMatchObject({
      type: 'pick_up',
      deviceTime,
      verdict: { outcome: 'applied', status: 'PICKED_UP', version: 3 },
    })
    expect((await history()).at(-1)).toMatchObject({ action: 'pick_up', deviceTime, actionId: 'off' })
  })

  test('delivered twice changes nothing the second time', async () => {
    await shop.act(ravi, 'accept')
    await shop.db.doc('orders/o1/actions/off').create({ type: 'pick_up', by: 'ravi', deviceTime })
    await Promise.all([1, 2, 3].map(() => judgeWritten(shop.db, shop.accounts, 'o1', 'off')))
    const before = await shop.everything()
    await judgeWritten(shop.db, shop.accounts, 'o1', 'off')
    expect(await shop.everything()).toEqual(before)
    expect(await history()).toHaveLength(3)
  })

  test('is judged after those written before it, in whatever order their triggers come', async () => {
    await shop.act(ravi, 'accept')
    for (const type of ['pick_up', 'depart', 'arrive'])
      await shop.db.doc(`orders/o1/actions/${type}`).create({ type, by: 'ravi', deviceTime })
    for (const late of ['arrive', 'depart', 'pick_up']) await judgeWritten(shop.db, shop.accounts, 'o1', late)
    expect((await history()).map(({ action }) => action)).toEqual(['place', 'accept', 'pick_up', 'depart', 'arrive'])
  })

  test('and sent online too is one action', async () => {
    await shop.act(ravi, 'accept')
    await shop.db.doc('orders/o1/actions/off').create({ type: 'pick_up', by: 'ravi', deviceTime })
    expect(await shop.act(ravi, 'pick_up', { actionId: 'off' })).toMatchObject({ outcome: 'applied' })
    await judgeWritten(shop.db, shop.accounts, 'o1', 'off')
    expect(await history()).toHaveLength(3)
  })

  test('is asked about; one that was judged as it was written, by the callable, is not even read', async () => {
    await shop.act(ravi, 'accept', { actionId: 'online' })
    await shop.db.doc('orders/o1/actions/offline').create({ type: 'pick_up', by: 'ravi', deviceTime })
    // The trigger's own database is out of reach here: whoever asks it anything fails.
    const trigger = async (actionId: string) => {
      const data = await shop.db.doc(`orders/o1/actions/${actionId}`).get()
      await onActionCreated.run({ params: { orderId: 'o1', actionId }, data } as Parameters<
        typeof onActionCreated.run
      >[0])
    }
    await expect(trigger('online')).resolves.toBeUndefined()
    await expect(trigger('offline')).rejects.toThrow()
  })

  test('after the order was lost is refused with a reason', async () => {
    await shop.act(ravi, 'accept')
    await shop.act(ravi, 'release')
    await shop.db.doc('orders/o1/actions/off').create({ type: 'pick_up', by: 'ravi', deviceTime })
    await judgeWritten(shop.db, shop.accounts, 'o1', 'off')
    expect(await shop.read('orders/o1/actions/off')).toMatchObject({
      verdict: { outcome: 'refused', reason: 'NOT_YOURS' },
    })
  })

  test.each([
    ['INVALID_REQUEST', { type: 'fail', by: 'ravi', deviceTime, payload: { reason: 'BORED' } }],
    ['INVALID_REQUEST', { type: 'deliver', by: 'ravi', deviceTime, payload: { pin: 'abcd' } }],
    ['ACCOUNT_DISABLED', { type: 'pick_up', by: 'sunil', deviceTime }],
    ['ACCOUNT_DISABLED', { type: 'pick_up', by: 'nobody', deviceTime }],
  ])('that can not be judged is refused as %s: %j', async (reason, action) => {
    shop.disabled.add('sunil')
    await shop.db.doc('orders/o1/actions/off').create(action)
    await judgeWritten(shop.db, shop.accounts, 'o1', 'off')
    expect(await shop.read('orders/o1/actions/off')).toMatchObject({ verdict: { outcome: 'refused', reason } })
    expect(await history()).toHaveLength(1)
  })
})

describe('when time runs out', () => {
  const now = Date.now()

  test('an order nobody accepts is cancelled by the system, once', async () => {
    expect(await expireLeases(shop.db, now)).toBe(0)
    expect(await expireLeases(shop.db, now + minutes(11))).toBe(1)
    expect(await expireLeases(shop.db, now + minutes(11))).toBe(0)
    expect(await shop.read('orders/o1')).toMatchObject({ status: 'CANCELLED', lease: null })
    expect((await history()).at(-1)).toMatchObject({ action: 'cancel', actor: { uid: 'system', role: 'system' } })
    expect(await shop.read('pool/o1')).toBeUndefined()
    expect(await shop.read('products/milk')).toMatchObject({ stock: 10 })
  })

  test('an order that its partner lets stall goes back to the pool', async () => {
    await shop.act(ravi, 'accept')
    expect(await expireLeases(shop.db, now + minutes(16))).toBe(1)
    expect(await shop.read('orders/o1')).toMatchObject({ status: 'PLACED', partnerId: null, pastPartnerIds: ['ravi'] })
    expect(await shop.read('pool/o1')).toMatchObject({ area: 'Bengaluru 560001' })
    expect(await shop.read('partners/ravi')).toMatchObject({ activeOrderIds: [] })
    expect(await shop.act(sunil, 'accept')).toMatchObject({ outcome: 'applied' })
  })

  test('an order that was picked up is left alone', async () => {
    await shop.act(ravi, 'accept')
    await shop.act(ravi, 'pick_up')
    expect(await expireLeases(shop.db, now + minutes(600))).toBe(0)
  })

  test('two sweeps at once end each lease once', async () => {
    const swept = await Promise.all([1, 2, 3].map(() => expireLeases(shop.db, now + minutes(11))))
    expect(await history()).toHaveLength(2)
    expect(Math.max(...swept)).toBe(1)
    expect(await shop.read('products/milk')).toMatchObject({ stock: 10 })
  })
})

describe('rating', () => {
  test('is for the customer, after delivery, once, and counts for the partner', async () => {
    const rate = (actor: typeof asha, stars = 4) => rateIn(shop.db, actor, { orderId: 'o1', stars })
    expect(await rate(asha)).toMatchObject({ reason: 'NOT_DELIVERED' })
    await bringToTheDoor()
    await shop.act(ravi, 'deliver', { payload: { pin: await pin() } })
    expect(await rate(bala)).toMatchObject({ reason: 'NOT_YOURS' })
    expect(await rate(asha)).toEqual({})
    expect(await rate(asha, 1)).toMatchObject({ reason: 'ALREADY_RATED' })
    expect(await shop.read('orders/o1')).toMatchObject({ rating: { stars: 4 } })
    expect(await shop.read('partners/ravi')).toMatchObject({ rating: { sum: 4, count: 1 } })
  })
})
