import { describe, expect, test } from 'vitest'
import { Limiter, type Tally } from './limiter.ts'

/** A tally that remembers how often it was asked. */
function tallied() {
  const sums = new Map<string, number>()
  let asked = 0
  const tally: Tally = {
    add: async (key, since, count) => {
      asked += 1
      const sum = (sums.get(`${key} ${since}`) ?? 0) + count
      sums.set(`${key} ${since}`, sum)
      return sum
    },
  }
  return { tally, asked: () => asked }
}

async function letThrough(limiter: Limiter, times: number, key = 'asha'): Promise<number> {
  let through = 0
  for (let i = 0; i < times; i++) if ((await limiter.refusal(key, 20)) === undefined) through += 1
  return through
}

describe('a limiter', () => {
  test('lets through as many as there may be in a minute, and says when to come again', async () => {
    const { tally } = tallied()
    let now = 100 * 60_000 + 15_000
    const limiter = new Limiter(tally, () => now)
    expect(await letThrough(limiter, 50)).toBe(20)
    expect(await limiter.refusal('asha', 20)).toMatchObject({
      reason: 'RATE_LIMITED',
      code: 'resource-exhausted',
      status: 429,
      details: { retryAfter: 45_000 },
    })
    expect(await letThrough(limiter, 5, 'bala')).toBe(5)
    now += 45_000
    expect(await letThrough(limiter, 50)).toBe(20)
  })

  test('asks nobody about a caller who is far below, nor about one who is above', async () => {
    const { tally, asked } = tallied()
    const limiter = new Limiter(tally, () => 0)
    await letThrough(limiter, 5)
    expect(asked()).toBe(0)
    await letThrough(limiter, 1)
    expect(asked()).toBe(1)
    await letThrough(limiter, 1000)
    expect(asked()).toBe(15)
  })

  test('shares what it counted with other servers, so that going from one to the next does not help', async () => {
    const { tally } = tallied()
    const servers = [1, 2, 3].map(() => new Limiter(tally, () => 0))
    let through = 0
    for (let i = 0; i < 60; i++)
      for (const server of servers) if ((await server.refusal('asha', 20)) === undefined) through += 1
    // Each may have let its quiet quarter through before it knew of the others.
    expect(through).toBeGreaterThanOrEqual(20)
    expect(through).toBeLessThanOrEqual(20 + 2 * 5)
  })

  test('without a tally counts for itself', async () => {
    expect(await letThrough(new Limiter(undefined, () => 0), 50)).toBe(20)
  })

  test('refuses nobody because the tally does not answer', async () => {
    const limiter = new Limiter({ add: () => Promise.reject(new Error('unavailable')) }, () => 0)
    expect(await letThrough(limiter, 7)).toBe(7)
  })

  test('remembers no more callers than it has room for', async () => {
    const limiter = new Limiter(undefined, () => 0)
    for (let i = 0; i < 10_000; i++) await limiter.refusal(`caller ${i}`, 1)
    expect(await limiter.refusal('caller 9999', 1)).toBeDefined()
    expect(await limiter.refusal('one more', 1)).toBeUndefined()
  })
})
