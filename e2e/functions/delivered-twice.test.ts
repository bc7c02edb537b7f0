import { leaseMs } from '@blinkcart/domain/order/lease'
import type { ActionType } from '@blinkcart/domain/order/lifecycle'
import type { OrderEvent } from '@blinkcart/domain/order/order'
import { minutes } from '@blinkcart/domain/time'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expireLeases } from '../../functions/src/orders/expire.ts'
import { judgeWritten } from '../../functions/src/orders/on-action-created.ts'
import { spread } from '../../functions/src/orders/on-order-written.ts'
import { asha, bala, openShop, ravi, type Shop, sunil } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

type Changed = Parameters<typeof spread>[3]

/** How triggers reach the functions: everything that has been triggered, in the order of its cause. */
interface Delivery {
  readonly name: string
  deliver<T>(triggered: readonly T[], handle: (event: T) => Promise<unknown>): Promise<void>
}

const once: Delivery = {
  name: 'once and in order',
  deliver: async (triggered, handle) => {
    for (const event of triggered) await handle(event)
  },
}

const deliveries: readonly Delivery[] = [
  {
    name: 'twice',
    deliver: async (triggered, handle) => {
      for (const event of triggered) await Promise.all([handle(event), handle(event)])
      for (const event of triggered) await handle(event)
    },
  },
  {
    name: 'twice, the last two before all others',
    deliver: async (triggered, handle) => {
      for (const event of [...triggered.slice(-2).reverse(), ...triggered, ...triggered]) await handle(event)
    },
  },
  {
    name: 'twice and all at once',
    deliver: async (triggered, handle) => {
      await Promise.all([...triggered, ...triggered].map(handle))
    },
  },
]

/** Deliveries, a change of mind, a refusal and a lease that runs out; all that is triggered comes by `delivery`. */
async function day({ deliver }: Delivery): Promise<void> {
  for (const [orderId, by] of [
    ['o1', asha],
    ['o2', bala],
    ['o3', asha],
  ] as const)
    await shop.place(orderId, { items: [{ sku: 'milk', quantity: 2 }], quotedTotal: 136_00 }, by)
  await shop.act(ravi, 'accept', { orderId: 'o1', actionId: 'accept-1' })
  await shop.act(ravi, 'accept', { orderId: 'o2', actionId: 'accept-2' })
  await shop.act(sunil, 'accept', { orderId: 'o3', actionId: 'accept-3' })
  await shop.act(bala, 'cancel', { orderId: 'o2', actionId: 'cancel-2', payload: { reason: 'TAKES_TOO_LONG' } })

  // What Ravi did without signal arrives when Bala has called off already.
  const pin = String((await shop.read('orders/o1/secrets/handover'))?.pin)
  const written = [
    await offline('o1', 'pick_up'),
    await offline('o2', 'pick_up'),
    await offline('o1', 'depart'),
    await offline('o1', 'arrive'),
    await offline('o1', 'deliver', { pin }),
  ]
  await deliver(written, ({ orderId, actionId }) => judgeWritten(shop.db, shop.accounts, orderId, actionId))
  await deliver(['every minute'], () => expireLeases(shop.db, Date.now() + minutes(16)))

  const changes = await Promise.all(['o1', 'o2', 'o3'].map(changesOf))
  await deliver(changes.flat(), ({ id, before, after }) => spread(shop, id, before, after))
}

async function offline(orderId: string, type: ActionType, payload?: object) {
  const actionId = `off-${type}`
  const action = { type, by: 'ravi', deviceTime: Timestamp.fromMillis(1_000) }
  await shop.db.doc(`orders/${orderId}/actions/${actionId}`).create(payload ? { ...action, payload } : action)
  return { orderId, actionId }
}

/** Every change of an order, as its trigger is told of them: rebuilt from the order's events, which hold it all. */
async function changesOf(orderId: string) {
  const order = await shop.read(`orders/${orderId}`)
  const { docs } = await shop.db.collection(`orders/${orderId}/events`).orderBy('seq').get()
  const events = docs.map((event) => event.data() as OrderEvent<Timestamp>)
  const placedAt = events[0]?.at.toMillis() ?? Number.NaN
  const changes: { id: string; before: Changed | undefined; after: Changed }[] = []
  for (const { seq, action, to, actor, at } of events) {
    const before = changes.at(-1)?.after
    const lease = leaseMs[to]
    // The clock that took o3 back ran ahead of the one that stamped it.
    const ahead = action === 'accept' ? minutes(16) : 0
    const after: Changed = {
      id: orderId,
      customerId: String(order?.customerId),
      partnerId: action === 'accept' ? actor.uid : to === 'PLACED' ? null : (before?.partnerId ?? null),
      status: to,
      version: seq,
      total: Number(order?.total),
      placedAt,
      updatedAt: at.toMillis(),
      leaseUntil: lease === undefined ? null : at.toMillis() + lease - ahead,
    }
    changes.push({ id: `${orderId}/${seq}`, before, after })
  }
  return changes
}

/** Everything there is, but for what differs from day to day: the times, and the PINs. */
async function remains(): Promise<Record<string, unknown>> {
  const all = [...(await shop.everything())].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.parse(
    JSON.stringify(Object.fromEntries(all), (key, value) => (key === 'pin' ? 'a PIN' : timeless(value))),
  )
}

function timeless(value: unknown): unknown {
  const isTime = typeof value === 'object' && value !== null && '_seconds' in value
  return isTime ? 'a time' : value
}

describe('every trigger', () => {
  test.each(deliveries)('delivered $name leaves what one delivery leaves, field by field', async (delivery) => {
    await day(once)
    const expected = await remains()
    // What would make the comparison worthless: nothing told, nothing counted, nothing judged.
    expect(expected['orders/o1']).toMatchObject({ status: 'DELIVERED', version: 6 })
    expect(expected['orders/o2/actions/off-pick_up']).toMatchObject({ verdict: { outcome: 'refused' } })
    expect(expected['orders/o3']).toMatchObject({ status: 'PLACED', pastPartnerIds: ['sunil'] })
    expect(Object.keys(expected).filter((path) => path.includes('/notifications/'))).toHaveLength(10)
    expect(expected['products/milk']).toMatchObject({ stock: 6 })

    await shop.reset()
    await day(delivery)
    expect(await remains()).toEqual(expected)
  })
})
