import { FieldValue, type QuerySnapshot, Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { first, Running } from './running.ts'

let running: Running
beforeAll(async () => {
  running = await Running.start({ laxIndexes: true })
})
afterAll(() => running.stop())

describe('firebase-admin', () => {
  test('writes, reads, changes and deletes a document', async () => {
    const order = running.admin().doc('orders/o1')
    const { writeTime } = await order.create({ status: 'PLACED', total: 12900, at: FieldValue.serverTimestamp() })
    const snapshot = await order.get()
    expect(snapshot.data()).toEqual({ status: 'PLACED', total: 12900, at: snapshot.createTime })
    expect(snapshot.updateTime).toEqual(writeTime)
    await order.update({ status: 'ACCEPTED', 'partner.name': 'Asha', total: FieldValue.increment(100) })
    expect((await order.get()).data()).toMatchObject({ status: 'ACCEPTED', partner: { name: 'Asha' }, total: 13000 })
    await order.delete()
    expect((await order.get()).exists).toBe(false)
  })

  test('is told in the usual codes why a write failed', async () => {
    const firestore = running.admin()
    const order = firestore.doc('orders/o1')
    await expect(order.update({ a: 1 })).rejects.toMatchObject({ code: 5 })
    const { writeTime } = await order.set({ a: 1 })
    await expect(order.create({ a: 1 })).rejects.toMatchObject({ code: 6 })
    await order.set({ a: 2 })
    await expect(order.delete({ lastUpdateTime: writeTime })).rejects.toMatchObject({ code: 9 })
    expect((await order.get()).data()).toEqual({ a: 2 })
  })

  test('writes a batch whole or not at all', async () => {
    const firestore = running.admin()
    const batch = firestore.batch().set(firestore.doc('a/1'), { n: 1 }).update(firestore.doc('a/missing'), { n: 1 })
    await expect(batch.commit()).rejects.toMatchObject({ code: 5 })
    expect((await firestore.doc('a/1').get()).exists).toBe(false)
  })

  test('leaves a document that a write changes nothing about as it was', async () => {
    const order = running.admin().doc('orders/o1')
    const { writeTime } = await order.set({ a: 1 })
    expect((await order.set({ a: 1 })).writeTime).toEqual(writeTime)
  })

  test('queries with filters, orders, limits and cursors', async () => {
    const firestore = running.admin()
    const orders = firestore.collection('orders')
    const batch = firestore.batch()
    for (let i = 0; i < 10; i++) batch.set(orders.doc(`o${i}`), { total: i, even: i % 2 === 0 })
    await batch.commit()
    const ids = (snapshot: QuerySnapshot) => snapshot.docs.map(({ id }) => id)
    expect(ids(await orders.where('even', '==', true).where('total', '>', 3).get())).toEqual(['o4', 'o6', 'o8'])
    expect(ids(await orders.orderBy('total', 'desc').limit(2).get())).toEqual(['o9', 'o8'])
    expect(ids(await orders.orderBy('total').startAfter(7).get())).toEqual(['o8', 'o9'])
    expect(ids(await orders.orderBy('total').limitToLast(2).get())).toEqual(['o8', 'o9'])
    expect((await orders.where('even', '==', true).count().get()).data()).toEqual({ count: 5 })
  })

  test('lists collections and documents, missing ones that have others below them too', async () => {
    const firestore = running.admin()
    await firestore.doc('orders/o1/events/1').set({ n: 1 })
    expect((await firestore.listCollections()).map(({ id }) => id)).toEqual(['orders'])
    expect((await firestore.collection('orders').listDocuments()).map(({ id }) => id)).toEqual(['o1'])
    expect((await firestore.collectionGroup('events').get()).size).toBe(1)
  })

  test('writes in bulk and deletes a whole tree', async () => {
    const firestore = running.admin()
    const writer = firestore.bulkWriter()
    for (let i = 0; i < 50; i++) void writer.set(firestore.doc(`orders/o1/events/${i}`), { i })
    await writer.close()
    expect((await firestore.collection('orders/o1/events').count().get()).data().count).toBe(50)
    await firestore.recursiveDelete(firestore.doc('orders/o1'))
    expect((await firestore.collection('orders/o1/events').count().get()).data().count).toBe(0)
  })

  test('hears changes as they are committed', async () => {
    const orders = running.admin().collection('orders')
    const heard: string[] = []
    const seen = (wanted: string) =>
      first<QuerySnapshot>(
        (next, fail) => orders.where('status', '==', 'PLACED').onSnapshot(next, fail),
        (snapshot) => {
          heard.push(snapshot.docs.map(({ id }) => id).join())
          return heard.at(-1) === wanted
        },
      )
    await orders.doc('o1').set({ status: 'PLACED' })
    const both = seen('o1,o2')
    await orders.doc('o2').set({ status: 'PLACED' })
    await both
    const left = seen('o2')
    await orders.doc('o1').update({ status: 'ACCEPTED' })
    await left
  })
})

describe('a transaction of firebase-admin', () => {
  test('sees one state, and writes only if it still holds', async () => {
    const firestore = running.admin()
    const order = firestore.doc('orders/o1')
    await order.set({ status: 'PLACED' })
    const accept = (partner: string) =>
      firestore.runTransaction(async (transaction) => {
        const snapshot = await transaction.get(order)
        if (snapshot.get('status') !== 'PLACED') return 'too late'
        transaction.update(order, { status: 'ACCEPTED', partner })
        return 'accepted'
      })
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, i) => accept(`p${i}`)))
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  })

  test('loses no increment, however many write the same document', async () => {
    const firestore = running.admin()
    const counter = firestore.doc('counters/hot')
    await counter.set({ n: 0 })
    const writer = async () => {
      for (let i = 0; i < 10; i++) {
        await firestore.runTransaction(async (transaction) => {
          const n: number = (await transaction.get(counter)).get('n')
          transaction.update(counter, { n: n + 1 })
        })
      }
    }
    await Promise.all(Array.from({ length: 20 }, writer))
    expect((await counter.get()).get('n')).toBe(200)
  })

  test('notices a document that joined its query', async () => {
    const firestore = running.admin()
    const orders = firestore.collection('orders')
    let attempts = 0
    await firestore.runTransaction(async (transaction) => {
      attempts++
      const { size } = await transaction.get(orders.where('open', '==', true))
      if (attempts === 1) await orders.doc('new').set({ open: true })
      transaction.set(firestore.doc('stats/open'), { size })
    })
    expect(attempts).toBe(2)
    expect((await firestore.doc('stats/open').get()).data()).toEqual({ size: 1 })
  })

  test('that reads only sees its read time throughout', async () => {
    const firestore = running.admin()
    const order = firestore.doc('orders/o1')
    const { writeTime } = await order.set({ n: 1 })
    await order.set({ n: 2 })
    const past = await firestore.runTransaction((transaction) => transaction.get(order), {
      readOnly: true,
      readTime: writeTime,
    })
    expect(past.data()).toEqual({ n: 1 })
    const present = await firestore.runTransaction(
      async (transaction) => {
        const before = await transaction.get(order)
        await order.set({ n: 3 })
        return [before.get('n'), (await transaction.get(order)).get('n')]
      },
      { readOnly: true },
    )
    expect(present).toEqual([2, 2])
    expect(past.readTime).toBeInstanceOf(Timestamp)
  })

  test('gives way when it holds up another one in a circle', async () => {
    const firestore = running.admin()
    const [a, b] = [firestore.doc('x/a'), firestore.doc('x/b')]
    await Promise.all([a.set({ n: 0 }), b.set({ n: 0 })])
    const add = (from: typeof a, to: typeof a) =>
      firestore.runTransaction(async (transaction) => {
        await transaction.get(from)
        const n: number = (await transaction.get(to)).get('n')
        transaction.update(to, { n: n + 1 })
      })
    await Promise.all([add(a, b), add(b, a), add(a, b), add(b, a)])
    expect([(await a.get()).get('n'), (await b.get()).get('n')]).toEqual([2, 2])
  })
})
