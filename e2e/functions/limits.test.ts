import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { limitsOver, tallyIn } from '../../functions/src/limits/limits.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

/** The servers of one deployment, all in one minute. */
function servers(count: number) {
  return Array.from({ length: count }, () => limitsOver(tallyIn(shop.db), 1, () => 0))
}

async function written(): Promise<Record<string, unknown>[]> {
  return (await shop.db.collection('limits').get()).docs.map((each) => ({ id: each.id, ...each.data() }))
}

describe('the limits on callers', () => {
  test('write nothing about those who stay far below them', async () => {
    const [limits] = servers(1)
    for (let call = 0; call < 7; call++) expect(await limits?.('placeOrder', 'asha')).toBeUndefined()
    for (let call = 0; call < 60; call++) expect(await limits?.('act', 'ravi')).toBeUndefined()
    expect(await written()).toEqual([])
  })

  test('hold across servers, for each caller and each thing alone', async () => {
    const all = servers(3)
    const calls = () => Promise.all(Array.from({ length: 30 }, (_, call) => all[call % 3]?.('placeOrder', 'asha')))
    expect(await calls()).toEqual(Array(30).fill(undefined))
    expect((await calls()).map((refusal) => refusal?.reason)).toEqual(Array(30).fill('RATE_LIMITED'))
    expect(await all[0]?.('placeOrder', 'bala')).toBeUndefined()
    expect(await all[0]?.('act', 'asha')).toBeUndefined()
    const counted = await written()
    expect(counted.map(({ id }) => String(id).split(':').slice(0, 2).join(':'))).toEqual(
      counted.map(() => 'asha:placeOrder'),
    )
  })

  test('cost no writes for strangers, however often they come', async () => {
    const [limits] = servers(1)
    const answers = await Promise.all(Array.from({ length: 320 }, () => limits?.('anyone', '203.0.113.9')))
    expect(answers.filter(Boolean).length).toBeGreaterThan(0)
    expect(await written()).toEqual([])
  })
})
