import { randomUUID } from 'node:crypto'
import { doc, onSnapshot, setDoc, Timestamp } from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, newPartner, signIn } from '../stack/actor.ts'
import { basket } from '../stack/basket.ts'
import { stackOfThisWorker } from '../stack/stack-of-this-worker.ts'

const { ports } = await stackOfThisWorker()
let asha: Actor
let ravi: Actor
beforeAll(async () => {
  asha = await signIn(ports, 'customer@demo.blinkcart.app')
  ravi = await newPartner(ports)
})
afterAll(async () => {
  await Promise.all([asha.leave(), ravi.leave()])
})

/** Resolves with the first state of the document that `wanted` picks something from. */
function heard<T>(actor: Actor, path: string, wanted: (fields: Record<string, unknown>) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = onSnapshot(
      doc(actor.db, path),
      (snapshot) => {
        const found = wanted(snapshot.data() ?? {})
        if (found === undefined) return
        stop()
        resolve(found)
      },
      reject,
    )
  })
}

describe("a partner's device", () => {
  test('writes what happened by itself, and hears the verdict on the very document', async () => {
    const request = basket()
    const { orderId } = request
    await asha.call('placeOrder', request)
    await ravi.call('act', { orderId, actionId: randomUUID(), type: 'accept' })

    const actionId = randomUUID()
    const path = `orders/${orderId}/actions/${actionId}`
    const deviceTime = Timestamp.fromMillis(Date.now() - 60_000)
    await setDoc(doc(ravi.db, path), { type: 'pick_up', by: ravi.uid, deviceTime })
    const verdict = await heard(ravi, path, ({ verdict }) => verdict)
    expect(verdict).toMatchObject({ outcome: 'applied', status: 'PICKED_UP', version: 3 })
    expect(await heard(asha, `orders/${orderId}`, ({ status }) => status)).toBe('PICKED_UP')
    // The customer hears of it in their notifications as well.
    const told = await heard(asha, `users/${asha.uid}/notifications/${orderId}-3`, ({ textKey }) => textKey)
    expect(told).toBe('customer.PICKED_UP')
  })
})
