import { type DayStats, dayTotal, type LiveStats, liveTotal } from '@blinkcart/domain/stats'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { spread } from '../../functions/src/orders/on-order-written.ts'
import { accepted, at, placed } from './changes.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const delivered = { ...accepted, status: 'DELIVERED', version: 5, updatedAt: at + 12 * 60_000 } as const

async function parts<T>(path: string): Promise<T[]> {
  return (await shop.db.collection(path).get()).docs.map((part) => part.data() as T)
}

describe('what follows from a change', () => {
  test('is counted and told once, however often the event arrives', async () => {
    await spread(shop, 'e1', undefined, placed)
    await Promise.all([1, 2, 3].map(() => spread(shop, 'e2', placed, accepted)))
    await spread(shop, 'e3', accepted, delivered)
    const live = await parts<LiveStats>('stats/live/shards')
    expect(liveTotal(live)).toEqual({ PLACED: 0, ACCEPTED: 0, DELIVERED: 1 })
    expect(dayTotal(await parts<DayStats>('stats/2026-01-31/shards'))).toEqual({
      reached: { PLACED: 1, ACCEPTED: 1, DELIVERED: 1 },
      revenue: 100,
      deliveryMinutes: { 12: 1 },
    })
    const { docs } = await shop.db.collection('users/asha/notifications').get()
    expect(docs.map(({ id }) => id)).toEqual(['o1-2', 'o1-5'])
  })

  test('is counted far from the hot spots of a busy hour', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `busy-${i}`)
    await Promise.all(many.map((id) => spread(shop, id, undefined, { ...placed, id })))
    expect(liveTotal(await parts<LiveStats>('stats/live/shards'))).toEqual({ PLACED: 400 })
    expect(shop.said.filter((line) => line.includes('stats/'))).toEqual([])
  })

  test('arriving late or again does not unread what was read', async () => {
    await spread(shop, 'e2', placed, accepted)
    await shop.db.doc('users/asha/notifications/o1-2').update({ readAt: new Date(at) })
    await spread(shop, 'e2', placed, accepted)
    expect((await shop.read('users/asha/notifications/o1-2'))?.readAt).not.toBeNull()
  })
})
