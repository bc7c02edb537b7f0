import type { Actor } from '@blinkcart/domain/account/role'
import { minutes } from '@blinkcart/domain/time'
import fc from 'fast-check'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireLeases } from '../../functions/src/orders/expire.ts'
import { judgeWritten } from '../../functions/src/orders/on-action-created.ts'
import { asha, openShop, partner, type Shop } from './shop.ts'

/**
 * A round is how fifty partners tap: in which order, in how many waves, and which of them tap twice. Two hundred rounds
 * take minutes: `ROUNDS=200 npx vitest run e2e/functions/one-winner.test.ts`.
 */
const rounds = Number(process.env.ROUNDS ?? 12)
const seed = 20_261_122
const partners: readonly Actor[] = Array.from({ length: 50 }, (_, i) => ({ uid: `p${i}`, role: 'delivery_partner' }))
const taps = fc.record({
  order: fc.shuffledSubarray([...partners], { minLength: partners.length }),
  waveSize: fc.integer({ min: 5, max: partners.length }),
  twice: fc.subarray([...partners], { maxLength: 3 }),
})

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  await shop.reset()
  const batch = shop.db.batch()
  for (const { uid } of partners) {
    batch.set(shop.db.doc(`partners/${uid}`), partner(uid))
    shop.claims.set(uid, 'delivery_partner')
  }
  await batch.commit()
})
afterAll(() => shop.close())

describe(`fifty partners accepting one order, ${rounds} rounds from seed ${seed},`, () => {
  test(
    'are one winner and forty-nine who are told so, and a winner who lets it stall loses it',
    async () => {
      for (const [round, { order, waveSize, twice }] of fc.sample(taps, { seed, numRuns: rounds }).entries()) {
        const orderId = `round-${round}`
        await shop.place(orderId, { items: [{ sku: 'milk', quantity: 1 }], quotedTotal: 68_00 })
        const told = new Map<string, string[]>()
        const accept = async (actor: Actor) => {
          const verdict = await shop.act(actor, 'accept', { orderId, actionId: `accept-${actor.uid}` })
          const outcome = 'outcome' in verdict ? (verdict.reason ?? verdict.outcome) : verdict.reason
          told.set(actor.uid, [...(told.get(actor.uid) ?? []), outcome])
        }
        const all = [...order, ...twice]
        const waves = Array.from({ length: Math.ceil(all.length / waveSize) }, (_, i) =>
          all.slice(i * waveSize, (i + 1) * waveSize),
        )
        for (const wave of waves) await Promise.all(wave.map(accept))

        const [winner, ...others] = [...told].filter(([, outcomes]) => outcomes.includes('applied')).map(([uid]) => uid)
        expect({ round, winner: typeof winner, others }).toEqual({ round, winner: 'string', others: [] })
        for (const { uid } of partners) {
          const outcome = uid === winner ? 'applied' : 'ALREADY_ACCEPTED'
          const times = twice.some((each) => each.uid === uid) ? 2 : 1
          expect({ round, uid, outcomes: told.get(uid) }).toEqual({ round, uid, outcomes: Array(times).fill(outcome) })
        }
        await hasOneHolder(orderId, String(winner))
        if (round % 10 === 0) await stalls(orderId, String(winner))
        // Puts the bottle back, and frees the winner for the rounds to come.
        expect(await shop.act(asha, 'cancel', { orderId })).toMatchObject({ outcome: 'applied' })
      }
      expect(await shop.read('products/milk')).toMatchObject({ stock: 10 })
      const busy = await shop.db.collection('partners').where('activeOrderIds', '!=', []).get()
      expect(busy.docs.map(({ id }) => id)).toEqual([])
    },
    60_000 + 10_000 * rounds,
  )
})

async function hasOneHolder(orderId: string, uid: string): Promise<void> {
  const holders = await shop.db.collection('partners').where('activeOrderIds', 'array-contains', orderId).get()
  expect(holders.docs.map(({ id }) => id)).toEqual([uid])
  const order = await shop.read(`orders/${orderId}`)
  expect(order).toMatchObject({ status: 'ACCEPTED', partnerId: uid, version: 2 })
  expect(await shop.read(`pool/${orderId}`)).toBeUndefined()
}

/** The lease runs out: the order is in the pool again, and what its partner does too late is refused with a reason. */
async function stalls(orderId: string, uid: string): Promise<void> {
  expect(await expireLeases(shop.db, Date.now() + minutes(16))).toBe(1)
  expect(await shop.read(`orders/${orderId}`)).toMatchObject({ status: 'PLACED', partnerId: null, version: 3 })
  expect(await shop.read(`pool/${orderId}`)).toMatchObject({ itemCount: 1 })
  const late = { type: 'pick_up', by: uid, deviceTime: Timestamp.now() }
  await shop.db.doc(`orders/${orderId}/actions/late`).create(late)
  await judgeWritten(shop.db, shop.accounts, orderId, 'late')
  const verdict = { outcome: 'refused', reason: 'NOT_YOURS', status: 'PLACED' }
  expect(await shop.read(`orders/${orderId}/actions/late`)).toMatchObject({ verdict })
}
