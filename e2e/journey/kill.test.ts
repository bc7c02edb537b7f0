import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Order } from '@blinkcart/domain/order/order'
import { type LocalProcess, startLocalProcess } from '@blinkcart/local/local-process'
import { demoPassword } from '@blinkcart/local/seed/accounts'
import { collection, doc, getDoc, getDocs, onSnapshot, serverTimestamp, updateDoc } from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, newcomer, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { Diary } from '../stack/diary.ts'

const ordersBeforeTheEnd = 12

describe('a stack that dies by kill -9 in the middle of writing', () => {
  let dataDir: string
  let stack: LocalProcess
  const people: Actor[] = []
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'blinkcart-kill-'))
    stack = await startLocalProcess({ dataDir })
  })
  afterAll(async () => {
    await Promise.all(people.map((person) => person.leave()))
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  async function present<T extends Actor>(entering: Promise<T>): Promise<T> {
    const person = await entering
    people.push(person)
    return person
  }

  test('has everything that was acknowledged when it starts again, and the journey goes on', async () => {
    const asha = await present(signIn(stack.ports, 'customer@demo.blinkcart.app'))
    const ravi = await present(signIn(stack.ports, 'partner@demo.blinkcart.app'))
    const carried = basket()
    await asha.call('placeOrder', carried)
    await ravi.call('act', { orderId: carried.orderId, actionId: randomUUID(), type: 'accept' })

    // Two streams, through a function and straight to Firestore; only what was answered counts.
    const placed: string[] = []
    let heartbeats = 0
    const enough = new Diary<'enough'>()
    let alive = true
    const placing = async () => {
      while (alive) {
        const order = basket()
        await asha.call('placeOrder', order)
        placed.push(order.orderId)
        if (placed.length === ordersBeforeTheEnd) enough.note('enough')
      }
    }
    const beating = async () => {
      while (alive) {
        await updateDoc(doc(ravi.db, 'partners', ravi.uid), { heartbeatAt: serverTimestamp() })
        heartbeats += 1
      }
    }
    for (const stream of [placing(), placing(), beating()]) stream.catch(() => undefined)
    await enough.until('enough')
    const last = await newcomer(stack.ports)
    alive = false
    await stack.kill()
    // Devices that wait for ever for an answer are put away.
    await Promise.all([last, ...people.splice(0)].map((person) => person.leave()))

    stack = await startLocalProcess({ dataDir })
    expect(heartbeats).toBeGreaterThan(0)
    await present(signIn(stack.ports, last.email, demoPassword))
    const divya = await present(signIn(stack.ports, 'admin@demo.blinkcart.app'))
    for (const orderId of placed) {
      const order = (await getDoc(doc(divya.db, 'orders', orderId))).data() as Order | undefined
      expect(order, orderId).toMatchObject({ status: 'PLACED', version: 1 })
      expect((await getDocs(collection(divya.db, 'orders', orderId, 'events'))).size).toBe(1)
    }

    const ashaAgain = await present(signIn(stack.ports, 'customer@demo.blinkcart.app'))
    const raviAgain = await present(signIn(stack.ports, 'partner@demo.blinkcart.app'))
    const seen = new Diary<string>()
    const stop = onSnapshot(doc(ashaAgain.db, 'orders', carried.orderId), (order) =>
      seen.note((order.data() as Order).status),
    )
    await seen.until('ACCEPTED')
    await raviAgain.call('act', { orderId: carried.orderId, actionId: randomUUID(), type: 'pick_up' })
    await seen.until('PICKED_UP')
    stop()
    expect(seen.seen).toEqual(['ACCEPTED', 'PICKED_UP'])
  })
})
