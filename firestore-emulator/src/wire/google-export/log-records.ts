import { invalidArgument } from '../../model/status.ts'

/*
 * LevelDB's log format: blocks of 32 KiB, in each of them records of four bytes of checksum, two of length and one of kind, then their bytes. What doesn't
 * fit a block goes on in the next one. The last six bytes of a block may be unused.
 */
const blockBytes = 32 * 1024
const headerBytes = 7
const kinds = { full: 1, first: 2, middle: 3, last: 4 } as const

/** The records of a log, put together. Throws INVALID_ARGUMENT where it is damaged or cut off. */
export async function* readLog(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] | undefined
  let number = 0
  for await (const block of blocksOf(chunks)) {
    for (let at = 0; at + headerBytes <= block.length; ) {
      const length = block.readUInt16LE(at + 4)
      const kind = block.readUInt8(at + 6)
      if (kind === 0 && length === 0) break // the rest of the block was laid out and never used
      number++
      const end = at + headerBytes + length
      if (end > block.length) throw damaged(number, 'it is cut off')
      if (block.readUInt32LE(at) !== masked(crc32c(block.subarray(at + 6, end))))
        throw damaged(number, 'its checksum is wrong')
      const content = Buffer.from(block.subarray(at + headerBytes, end))
      at = end
      if (kind < kinds.full || kind > kinds.last) throw damaged(number, `it is of an unknown kind, ${kind}`)
      const begins = kind === kinds.full || kind === kinds.first
      if (begins !== (parts === undefined)) throw damaged(number, 'a part of it is missing')
      parts = [...(parts ?? []), content]
      if (kind === kinds.first || kind === kinds.middle) continue
      yield parts.length === 1 ? content : Buffer.concat(parts)
      parts = undefined
    }
  }
  if (parts !== undefined) throw damaged(number, 'its end is missing')
}

const damaged = (number: number, why: string) =>
  invalidArgument(`Record ${number} of the export can't be read: ${why}.`)

/** Puts records into a log. */
export function* writeLog(records: Iterable<Uint8Array>): Generator<Buffer> {
  let used = 0
  for (const record of records) {
    let rest = Buffer.from(record)
    let isFirst = true
    for (;;) {
      const free = blockBytes - used
      if (free < headerBytes) {
        yield Buffer.alloc(free)
        used = 0
        continue
      }
      const content = rest.subarray(0, free - headerBytes)
      rest = rest.subarray(content.length)
      const isLast = rest.length === 0
      yield framed(isFirst ? (isLast ? kinds.full : kinds.first) : isLast ? kinds.last : kinds.middle, content)
      used = (used + headerBytes + content.length) % blockBytes
      isFirst = false
      if (isLast) break
    }
  }
}

function framed(kind: number, content: Uint8Array): Buffer {
  const record = Buffer.alloc(headerBytes + content.length)
  record.writeUInt16LE(content.length, 4)
  record.writeUInt8(kind, 6)
  record.set(content, headerBytes)
  record.writeUInt32LE(masked(crc32c(record.subarray(6))), 0)
  return record
}

async function* blocksOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    rest.push(chunk)
    length += chunk.length
    if (length < blockBytes) continue
    const all = Buffer.concat(rest)
    let at = 0
    for (; at + blockBytes <= all.length; at += blockBytes) yield all.subarray(at, at + blockBytes)
    rest = [all.subarray(at)]
    length = all.length - at
  }
  if (length > 0) yield Buffer.concat(rest)
}

/** A checksum that is kept beside what it is of, so that it doesn't look like a checksum of itself. */
const masked = (crc: number): number => (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0

const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  return crc
})

function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (castagnoli[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
