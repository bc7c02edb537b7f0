import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { spread } from '../../functions/src/orders/on-order-written.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

type Changed = Parameters<typeof spread>[3]
type Event = readonly [id: string, before: Changed | undefined, after: Changed]

const at = Date.parse('2026-01-31T18:20:00Z')
const placed: Changed = {
  id: 'o1',
  customerId: 'asha',
  partnerId: null,
  status: 'PLACED',
  version: 1,
  total: 181_50,
  placedAt: at,
  updatedAt: at,
  leaseUntil: null,
}

/** The versions of an order, four minutes apart: the last of them fall on the next day in India. */
function history(id: string, steps: readonly Partial<Changed>[]): Event[] {
  const versions: Changed[] = [{ ...placed, id }]
  for (const step of steps) {
    const last = versions.at(-1) ?? placed
    versions.push({ ...last, version: last.version + 1, updatedAt: last.updatedAt + 4 * 60_000, ...step })
  }
  return versions.map((after, index) => [`${id}/${index}`, versions[index - 1], after])
}

const events: readonly Event[] = [
  ...history('o1', [
    { status: 'ACCEPTED', partnerId: 'ravi', leaseUntil: at + 5 * 60_000 },
    { status: 'PLACED', partnerId: null, leaseUntil: null },
    { status: 'ACCEPTED', partnerId: 'sunil' },
    { status: 'PICKED_UP' },
    // An arrival changes the order, but not its status.
    {},
    { status: 'ON_THE_WAY' },
    { status: 'DELIVERED' },
  ]),
  ...history('o2', [{ status: 'ACCEPTED', partnerId: 'ravi' }, { status: 'CANCELLED' }]),
]

/** All that follows once `delivered` has arrived, but for the moments at which it was written. */
async function outcome(delivered: readonly (readonly Event[])[]): Promise<unknown> {
  await shop.reset()
  for (const together of delivered) await Promise.all(together.map((event) => spread(shop, ...event)))
  const all = [...(await shop.everything())].sort(([a], [b]) => (a < b ? -1 : 1))
  return all.map(([path, fields]) => [
    path,
    { ...(fields as object), at: 0, updatedAt: 0, expiresAt: 0, heartbeatAt: 0 },
  ])
}

describe('what follows from the changes of orders', () => {
  test('is the same in whatever order their events arrive, and however often', async () => {
    const expected = await outcome(events.map((event) => [event]))
    expect(JSON.stringify(expected)).toContain('"reached":{"PLACED"')
    const deliveries = fc.shuffledSubarray([...events, ...events, ...events.slice(0, 4)], {
      minLength: 2 * events.length + 4,
    })
    const inParts = fc.tuple(deliveries, fc.integer({ min: 1, max: 4 }))
    await fc.assert(
      fc.asyncProperty(inParts, async ([delivered, size]) => {
        const parts = Array.from({ length: Math.ceil(delivered.length / size) }, (_, part) =>
          delivered.slice(part * size, (part + 1) * size),
        )
        expect(await outcome(parts)).toEqual(expected)
      }),
      { numRuns: 6 },
    )
  })
})
