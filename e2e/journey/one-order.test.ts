import { randomUUID } from 'node:crypto'
import type { ActionType, OrderStatus } from '@blinkcart/domain/order/lifecycle'
import type { Order } from '@blinkcart/domain/order/order'
import {
  collection,
  type DocumentSnapshot,
  doc,
  getDoc,
  getDocs,
  onSnapshot,
  orderBy,
  type QuerySnapshot,
  query,
} from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { Diary } from '../stack/diary.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { ports } = await stackOfThisWorker()

describe('one order, driven by strangers with the web SDK', () => {
  let asha: Actor
  let ravi: Actor
  let divya: Actor
  const stops: (() => void)[] = []

  beforeAll(async () => {
    asha = await signIn(ports, 'customer@demo.blinkcart.app')
    ravi = await newPartner(ports)
    divya = await signIn(ports, 'admin@demo.blinkcart.app')
  })
  afterAll(async () => {
    for (const stop of stops) stop()
    await Promise.all([asha, ravi, divya].map((actor) => actor.leave()))
  })

  /** Writes down every status that `actor` sees the order in. */
  function follow(actor: Actor, orderId: string): Diary<OrderStatus> {
    const diary = new Diary<OrderStatus>()
    const note = (order: DocumentSnapshot) => order.exists() && diary.note((order.data() as Order).status)
    stops.push(onSnapshot(doc(actor.db, 'orders', orderId), note))
    return diary
  }

  test('is seen in every status, in order, by its customer, its partner and the admin', async () => {
    const order = basket()
    const { orderId } = order
    const pool = new Diary<boolean>()
    const look = ({ docs }: QuerySnapshot) => pool.note(docs.some(({ id }) => id === orderId))
    stops.push(onSnapshot(collection(ravi.db, 'pool'), look))

    expect(await asha.call('placeOrder', order)).toEqual({ orderId, total: 7600, status: 'PLACED' })
    await pool.until(true)
    const customer = follow(asha, orderId)
    const admin = follow(divya, orderId)
    await Promise.all([customer.until('PLACED'), admin.until('PLACED')])

    const act = (type: ActionType, payload?: { pin: string }) =>
      ravi.call('act', { orderId, actionId: randomUUID(), type, ...(payload && { payload }) } as never)
    expect(await act('accept')).toMatchObject({ verdict: 'applied', status: 'ACCEPTED' })
    await pool.until(false)
    const partner = follow(ravi, orderId)
    const everybody = [customer, admin, partner]
    const allSee = (status: OrderStatus) => Promise.all(everybody.map((diary) => diary.until(status)))
    await allSee('ACCEPTED')
    await act('pick_up')
    await allSee('PICKED_UP')
    await act('depart')
    await allSee('ON_THE_WAY')
    const { pin } = (await getDoc(doc(asha.db, 'orders', orderId, 'secrets', 'handover'))).data() as { pin: string }
    await act('deliver', { pin })
    await allSee('DELIVERED')

    const afterAccept = ['ACCEPTED', 'PICKED_UP', 'ON_THE_WAY', 'DELIVERED']
    expect(customer.seen).toEqual(['PLACED', ...afterAccept])
    expect(admin.seen).toEqual(['PLACED', ...afterAccept])
    expect(partner.seen).toEqual(afterAccept)
    const events = await getDocs(query(collection(divya.db, 'orders', orderId, 'events'), orderBy('seq')))
    expect(events.docs.map((event) => event.data().to)).toEqual(['PLACED', ...afterAccept])
  })

  test('is won by one of forty partners who accept at once, and the others are told that it is taken', async () => {
    const partners = await Promise.all(Array.from({ length: 40 }, () => newPartner(ports)))
    const order = basket()
    await asha.call('placeOrder', order)
    const outcomes = await Promise.all(
      partners.map((partner) =>
        partner.call('act', { orderId: order.orderId, actionId: randomUUID(), type: 'accept' }).then(
          ({ verdict }) => ({ partner, outcome: verdict as string }),
          (error: { details?: { reason?: string } }) => ({ partner, outcome: error.details?.reason ?? String(error) }),
        ),
      ),
    )
    const winners = outcomes.filter(({ outcome }) => outcome === 'applied')
    expect(winners).toHaveLength(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'ALREADY_ACCEPTED')).toHaveLength(39)
    const held = (await getDoc(doc(divya.db, 'orders', order.orderId))).data() as Order
    expect(held).toMatchObject({ status: 'ACCEPTED', partnerId: winners[0]?.partner.uid, version: 2 })
    await Promise.all(partners.map((partner) => partner.leave()))
  })
})
