/** Reads back what a ByteWriter wrote. Nothing it returns shares memory with the bytes it reads. */
export class ByteReader {
  readonly #bytes: Buffer
  #position: number

  constructor(bytes: Buffer, position = 0) {
    this.#bytes = bytes
    this.#position = position
  }

  get done(): boolean {
    return this.#position >= this.#bytes.length
  }

  uint8(): number {
    return this.#bytes.readUInt8(this.#skip(1))
  }

  uint32(): number {
    return this.#bytes.readUInt32BE(this.#skip(4))
  }

  int32(): number {
    return this.#bytes.readInt32BE(this.#skip(4))
  }

  int64(): bigint {
    return this.#bytes.readBigInt64BE(this.#skip(8))
  }

  uint56(): number {
    const start = this.#skip(7)
    return this.#bytes.readUIntBE(start, 3) * 2 ** 32 + this.#bytes.readUInt32BE(start + 3)
  }

  double(): number {
    return this.#bytes.readDoubleBE(this.#skip(8))
  }

  varint(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.uint8()
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }

  bytes(length: number): Uint8Array {
    const start = this.#skip(length)
    return Uint8Array.prototype.slice.call(this.#bytes, start, start + length)
  }

  utf8(length: number): string {
    const start = this.#skip(length)
    return this.#bytes.toString('utf8', start, start + length)
  }

  #skip(count: number): number {
    const start = this.#position
    this.#position += count
    return start
  }
}
