import { ByteReader } from '../encoding/byte-reader.ts'
import { ByteWriter } from '../encoding/byte-writer.ts'

/** What was put and removed, in order, as bytes. Made to be kept and used again. */
export class JournalEntries {
  readonly #writer = new ByteWriter(64 * 1024)

  get size(): number {
    return this.#writer.length
  }

  /** Forgets everything. */
  reset(): void {
    this.#writer.reset()
  }

  put(key: Buffer, value: Buffer): void {
    this.#writer.varint(key.length)
    this.#writer.bytes(key)
    this.#writer.varint(value.length + 1)
    this.#writer.bytes(value)
  }

  remove(key: Buffer): void {
    this.#writer.varint(key.length)
    this.#writer.bytes(key)
    this.#writer.varint(0)
  }

  /** Not copied: good until the next change. */
  bytes(): Buffer {
    return this.#writer.view()
  }
}

/** Does again what a record says. */
export function applyEntries(
  record: Buffer,
  { put, remove }: { put(key: Buffer, value: Buffer): void; remove(key: Buffer): void },
): void {
  const reader = new ByteReader(record)
  while (!reader.done) {
    const key = Buffer.from(reader.bytes(reader.varint()).buffer)
    const length = reader.varint()
    if (length === 0) remove(key)
    else put(key, Buffer.from(reader.bytes(length - 1).buffer))
  }
}
