/** A buffer that grows as it is written to. Made to be kept and used again: `take` copies out what was written since `reset`. */
export class ByteWriter {
  #bytes: Buffer
  #length = 0

  constructor(capacity = 4096) {
    this.#bytes = Buffer.allocUnsafe(capacity)
  }

  get length(): number {
    return this.#length
  }

  reset(): this {
    this.#length = 0
    return this
  }

  /** Forgets what was written after a length that it had before. */
  truncate(length: number): void {
    this.#length = length
  }

  take(start = 0): Buffer {
    return Buffer.from(this.#bytes.subarray(start, this.#length))
  }

  /** What was written from `start` on, not copied: good until the next write. */
  view(start = 0): Buffer {
    return this.#bytes.subarray(start, this.#length)
  }

  uint8(value: number): void {
    this.#room(1)
    this.#bytes[this.#length++] = value
  }

  uint16(value: number): void {
    this.#room(2)
    this.#length = this.#bytes.writeUInt16BE(value, this.#length)
  }

  uint32(value: number): void {
    this.#room(4)
    this.#length = this.#bytes.writeUInt32BE(value, this.#length)
  }

  int32(value: number): void {
    this.#room(4)
    this.#length = this.#bytes.writeInt32BE(value, this.#length)
  }

  int64(value: bigint): void {
    this.#room(8)
    this.#length = this.#bytes.writeBigInt64BE(value, this.#length)
  }

  uint64(value: bigint): void {
    this.#room(8)
    this.#length = this.#bytes.writeBigUInt64BE(value, this.#length)
  }

  /** A whole number below 2 ** 53, big-endian in seven bytes. */
  uint56(value: number): void {
    this.#room(7)
    const high = Math.floor(value / 2 ** 32)
    this.#length = this.#bytes.writeUIntBE(high, this.#length, 3)
    this.#length = this.#bytes.writeUInt32BE(value - high * 2 ** 32, this.#length)
  }

  double(value: number): void {
    this.#room(8)
    this.#length = this.#bytes.writeDoubleBE(value, this.#length)
  }

  /** A whole number below 2 ** 31 in as few bytes as it needs. */
  varint(value: number): void {
    this.#room(5)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
  }

  /** UTF-8, without its length. Answers how many bytes it took. */
  utf8(value: string): number {
    this.#room(value.length * 3)
    const written = this.#bytes.write(value, this.#length, 'utf8')
    this.#length += written
    return written
  }

  /** Turns the bytes from `start` on into their complements, which sort the other way round. */
  invert(start: number): void {
    for (let i = start; i < this.#length; i++) this.#bytes[i] = ~(this.#bytes[i] ?? 0) & 255
  }

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + count))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
