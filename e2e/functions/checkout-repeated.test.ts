import { randomUUID } from 'node:crypto'
import type { CallableRequest } from '@blinkcart/domain/contract'
import { FieldValue } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, newcomer, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { type Books, openBooks } from '../stack/books.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { ports } = await stackOfThisWorker()
const twenty = Array.from({ length: 20 }, (_, i) => i)
let books: Books
let asha: Actor
let ravi: Actor
beforeAll(async () => {
  books = openBooks(ports)
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
  ravi = await newPartner(ports)
})
afterAll(async () => {
  await books.db.doc('products/last-one').delete()
  await Promise.all([asha.leave(), ravi.leave(), books.close()])
})

/** What came of a call: its answer, or why it was refused. */
function told(call: Promise<object>): Promise<unknown> {
  return call.catch((error: { details?: { reason?: string } }) => error.details?.reason ?? error)
}

async function stockOf(sku: string): Promise<number> {
  return (await books.db.doc(`products/${sku}`).get()).get('stock') as number
}

/** Nobody else here orders these: what others ordered may be called off meanwhile, and goes back on the shelf. */
const rare = [
  { sku: 'rusk', quantity: 1 },
  { sku: 'pav', quantity: 1 },
]
const rareTotal = 5500 + 3000
const left = () => Promise.all(rare.map(({ sku }) => stockOf(sku)))

async function namesUnder(path: string): Promise<string[]> {
  return (await books.db.collection(path).get()).docs.map(({ id }) => id)
}

describe('the same checkout', () => {
  test('twenty times at once, and again long after, is one order and one of everything that follows', async () => {
    const request = { ...basket(), items: rare, quotedTotal: rareTotal }
    const { orderId } = request
    const before = await left()
    const first = { orderId, total: rareTotal, status: 'PLACED' }
    const placed = await Promise.all(twenty.map(() => told(asha.call('placeOrder', request))))
    expect(placed).toEqual(twenty.map(() => first))

    const accept = { orderId, actionId: randomUUID(), type: 'accept' } as const
    const accepted = await Promise.all(twenty.map(() => told(ravi.call('act', accept))))
    expect(accepted).toEqual(twenty.map(() => ({ verdict: 'applied', status: 'ACCEPTED', version: 2 })))
    expect(await left()).toEqual(before.map((stock) => stock - 1))

    const cancel = { orderId, actionId: randomUUID(), type: 'cancel' } as const
    const cancelled = await Promise.all(twenty.map(() => told(asha.call('act', cancel))))
    expect(cancelled).toEqual(twenty.map(() => ({ verdict: 'applied', status: 'CANCELLED', version: 3 })))
    expect(await Promise.all(twenty.map(() => told(asha.call('placeOrder', request))))).toEqual(twenty.map(() => first))

    await books.settled()
    expect(await left()).toEqual(before)
    expect(await namesUnder(`orders/${orderId}/events`)).toEqual(['0001', '0002', '0003'])
    expect((await namesUnder(`orders/${orderId}/actions`)).sort()).toEqual([accept.actionId, cancel.actionId].sort())
    const documents = [...(await books.everything())].map(([path, fields]) => ({
      path,
      ...(fields as { textKey?: string }),
    }))
    const about = documents.filter(({ path }) => path.includes('/notifications/') && path.includes(orderId))
    const notified = about.map(({ path, textKey }) => `${path.split('/')[1]} ${textKey}`)
    expect(notified.sort()).toEqual(
      [`${asha.uid} customer.ACCEPTED`, `${asha.uid} customer.CANCELLED`, `${ravi.uid} partner.CANCELLED`].sort(),
    )
  })

  test('with one thing changed is refused, and the order stays as it was', async () => {
    const request = basket()
    await asha.call('placeOrder', request)
    const before = await books.everything()
    const { deliveryAddress, items } = request
    const others: CallableRequest<'placeOrder'>[] = [
      { ...request, items: items.slice(1), quotedTotal: 5600 },
      { ...request, items: items.map(({ sku }) => ({ sku, quantity: 2 })), quotedTotal: 2 * 7600 },
      { ...request, deliveryAddress: { ...deliveryAddress, line1: 'Next door' } },
      { ...request, deliveryAddress: { ...deliveryAddress, note: 'Ring twice' } },
    ]
    const answers = await Promise.all(others.map((other) => told(asha.call('placeOrder', other))))
    expect(answers).toEqual(others.map(() => 'ID_REUSED'))
    expect(await books.everything()).toEqual(before)
  })
})

describe('the last one on the shelf', () => {
  test('is sold once to twenty customers at once, and nineteen are told that it is gone', async () => {
    const water = (await books.db.doc('products/water').get()).data()
    await books.db.doc('products/last-one').set({ ...water, name: 'The last one', unitPrice: 9900, stock: 1 })
    const customers = await Promise.all(twenty.map((i) => customer(`Customer ${i}`)))
    const wants = customers.map(() => ({ ...basket(), items: [{ sku: 'last-one', quantity: 1 }], quotedTotal: 9900 }))
    const buy = () => Promise.all(customers.map((each, i) => told(each.call('placeOrder', wants[i] ?? basket()))))

    const outcomes = await buy()
    expect(outcomes.filter((outcome) => outcome === 'OUT_OF_STOCK')).toHaveLength(19)
    const sold = outcomes.filter((outcome) => outcome !== 'OUT_OF_STOCK')
    expect(sold).toEqual([{ orderId: expect.any(String), total: 9900, status: 'PLACED' }])
    expect(await stockOf('last-one')).toBe(0)
    // Nobody's second try changes it either, nor does more stock make an order out of a refusal by itself.
    expect(await buy()).toEqual(outcomes)
    await books.db.doc('products/last-one').update({ stock: FieldValue.increment(1) })
    const made = await Promise.all(wants.map(({ orderId }) => books.db.doc(`orders/${orderId}`).get()))
    expect(made.filter(({ exists }) => exists).map(({ id }) => ({ orderId: id }))).toMatchObject(
      sold.map((each) => ({ orderId: (each as { orderId: string }).orderId })),
    )
    expect(await stockOf('last-one')).toBe(1)
    await Promise.all(customers.map((each) => each.leave()))
  })

  async function customer(name: string): Promise<Actor> {
    const person = await newcomer(ports)
    await person.call('register', { role: 'customer', name, phone: '9876543210' })
    return person
  }
})
