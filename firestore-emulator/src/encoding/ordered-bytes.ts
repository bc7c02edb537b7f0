import type { ByteWriter } from './byte-writer.ts'

/**
 * Building blocks of keys whose byte order is the order of what they stand for. Every block ends by itself, so that none is a prefix of
 * another and blocks can be put one after the other.
 *
 * Text and byte strings end with 00 01, and a 00 inside them is written 00 FF: shorter sorts first, as it should.
 */

/** UTF-8 text. */
export function writeOrderedText(writer: ByteWriter, text: string): void {
  const start = writer.length
  writer.utf8(text)
  if (text.includes('\0')) {
    const plain = writer.take(start)
    writer.truncate(start)
    writeEscaped(writer, plain)
  }
  writeEnd(writer)
}

/** Any bytes. */
export function writeOrderedBytes(writer: ByteWriter, bytes: Uint8Array): void {
  writeEscaped(writer, bytes)
  writeEnd(writer)
}

/** Eight bytes that sort as doubles do, NaN first, 0 and -0 the same. */
export function writeOrderedDouble(writer: ByteWriter, value: number): void {
  if (Number.isNaN(value)) {
    writer.uint32(0)
    writer.uint32(0)
    return
  }
  const start = writer.length
  writer.double(value === 0 ? 0 : value)
  const bytes = writer.view(start)
  if (value < 0) writer.invert(start)
  else bytes[0] = (bytes[0] ?? 0) | 128
}

/** Reads text that `writeOrderedText` wrote, and tells where it ends. */
export function readOrderedText(bytes: Buffer, start: number): { readonly text: string; readonly end: number } {
  let end = bytes.indexOf(0, start)
  let escaped = false
  while (end >= 0 && bytes[end + 1] === 255) {
    escaped = true
    end = bytes.indexOf(0, end + 2)
  }
  if (end < 0) throw new Error(`ordered text at ${start} has no end in ${bytes.toString('hex')}`)
  const text = escaped ? withoutEscapes(bytes.subarray(start, end)) : bytes.toString('utf8', start, end)
  return { text, end: end + 2 }
}

function writeEscaped(writer: ByteWriter, bytes: Uint8Array): void {
  let from = 0
  for (let zero = bytes.indexOf(0); zero >= 0; zero = bytes.indexOf(0, from)) {
    writer.bytes(bytes.subarray(from, zero + 1))
    writer.uint8(255)
    from = zero + 1
  }
  writer.bytes(bytes.subarray(from))
}

function writeEnd(writer: ByteWriter): void {
  writer.uint8(0)
  writer.uint8(1)
}

function withoutEscapes(bytes: Buffer): string {
  const plain = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    plain[length++] = byte
    if (byte === 0) i++
  }
  return plain.toString('utf8', 0, length)
}
