import { describe, expect, test } from 'vitest'
import { bloomFilter } from './bloom-filter.ts'

const name = (id: number) => `projects/p/databases/d/documents/orders/${id}`

describe('a bloom filter', () => {
  test('sets the bits in which the web SDK looks for a name', () => {
    const { bitmap, padding, hashCount } = bloomFilter([name(0), name(1)])
    // Held against the SDK's own filter, which finds both names in it.
    expect([Buffer.from(bitmap).toString('hex'), padding, hashCount]).toEqual(['a16af5c12b', 1, 14])
  })

  test('grows with what it holds, and is empty for nothing', () => {
    expect(bloomFilter([])).toEqual({ bitmap: new Uint8Array(0), padding: 0, hashCount: 0 })
    const names = Array.from({ length: 1000 }, (_, id) => name(id))
    const { bitmap, padding } = bloomFilter(names)
    expect(bitmap.length * 8 - padding).toBe(Math.ceil((1000 * -Math.log(0.0001)) / Math.LN2 ** 2))
    expect(padding).toBeLessThan(8)
  })
})
