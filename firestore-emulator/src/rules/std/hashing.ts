import { createHash } from 'node:crypto'
import { func } from './routine.ts'

// biome-ignore format: a table
export const hashingFunctions = [
  func('hashing', 'md5',    ['text'], 'bytes', (text) => createHash('md5').update(text).digest()),
  func('hashing', 'sha256', ['text'], 'bytes', (text) => createHash('sha256').update(text).digest()),
  func('hashing', 'crc32',  ['text'], 'bytes', (text) => littleEndian(crc(text, 0xedb88320))),
  func('hashing', 'crc32c', ['text'], 'bytes', (text) => littleEndian(crc(text, 0x82f63b78))),
]

const tables = new Map<number, Uint32Array>()

function tableOf(polynomial: number): Uint32Array {
  const known = tables.get(polynomial)
  if (known !== undefined) return known
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1
    return rest
  })
  tables.set(polynomial, table)
  return table
}

/** A reflected CRC-32 with this polynomial. */
function crc(text: string | Uint8Array, polynomial: number): number {
  const table = tableOf(polynomial)
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  let rest = 0xffffffff
  for (const byte of bytes) rest = (table[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}

function littleEndian(word: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, word, true)
  return bytes
}
