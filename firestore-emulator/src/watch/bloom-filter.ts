import { createHash } from 'node:crypto'
import type { BloomFilter } from './listen-protocol.ts'

const falsePositiveRate = 0.0001
const mask64 = (1n << 64n) - 1n

/**
 * A set of resource names that may claim to hold one it doesn't, never the other way. Clients test membership with the two halves of a name's MD5 as
 * little-endian numbers h1, h2: bits (h1 + i * h2) mod 2^64 mod size, counted from each byte's lowest.
 */
export function bloomFilter(names: readonly string[]): BloomFilter {
  if (names.length === 0) return { bitmap: new Uint8Array(0), padding: 0, hashCount: 0 }
  const bits = Math.ceil((-names.length * Math.log(falsePositiveRate)) / Math.LN2 ** 2)
  const hashCount = Math.max(1, Math.round((bits / names.length) * Math.LN2))
  const bitmap = new Uint8Array(Math.ceil(bits / 8))
  for (const name of names) {
    for (const bit of bitsOf(name, hashCount, bits)) {
      const byte = bit >> 3
      bitmap[byte] = (bitmap[byte] ?? 0) | (1 << (bit & 7))
    }
  }
  return { bitmap, padding: bitmap.length * 8 - bits, hashCount }
}

function bitsOf(name: string, hashCount: number, bits: number): readonly number[] {
  const hash = createHash('md5').update(name, 'utf8').digest()
  const h1 = hash.readBigUInt64LE(0)
  const h2 = hash.readBigUInt64LE(8)
  return Array.from({ length: hashCount }, (_, i) => Number(((h1 + BigInt(i) * h2) & mask64) % BigInt(bits)))
}
