import { randomUUID } from 'node:crypto'
import { newPartner, signIn } from '@blinkcart/e2e/stack/actor.ts'
import { basket } from '@blinkcart/e2e/stack/basket.ts'
import type { Ports } from '@blinkcart/local/ports'
import { doc, serverTimestamp, setDoc } from 'firebase/firestore'

/** What there is to look at: an order on its way, with its partner's position, and others that wait. */
export interface Shop {
  readonly customer: string
  readonly partner: string
  readonly orderId: string
}

/** Fills a new stack as a shop is on an ordinary day. */
export async function openShop(ports: Ports): Promise<Shop> {
  const asha = await signIn(ports, 'customer@demo.blinkcart.app')
  const ravi = await newPartner(ports)
  const carried = basket()
  await asha.call('placeOrder', carried)
  for (let waiting = 0; waiting < 5; waiting++) await asha.call('placeOrder', basket())
  for (const type of ['accept', 'pick_up', 'depart'] as const)
    await ravi.call('act', { orderId: carried.orderId, actionId: randomUUID(), type })
  const position = { lat: 12.9352, lng: 77.6245, accuracy: 12, at: serverTimestamp() }
  await setDoc(doc(ravi.db, `orders/${carried.orderId}/live/location`), position)
  await Promise.all([asha.leave(), ravi.leave()])
  return { customer: asha.email, partner: ravi.email, orderId: carried.orderId }
}
