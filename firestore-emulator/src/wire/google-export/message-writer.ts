/** Protocol buffers, field by field. */
export class MessageWriter {
  readonly #parts: Buffer[] = []

  varint(number: number, value: bigint): this {
    this.#parts.push(varint(BigInt(number * 8)), varint(BigInt.asUintN(64, value)))
    return this
  }

  double(number: number, value: number): this {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(value)
    this.#parts.push(varint(BigInt(number * 8 + 1)), bytes)
    return this
  }

  bytes(number: number, value: Uint8Array | string): this {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value
    this.#parts.push(varint(BigInt(number * 8 + 2)), varint(BigInt(bytes.length)), Buffer.from(bytes))
    return this
  }

  group(number: number, content: MessageWriter): this {
    this.#parts.push(varint(BigInt(number * 8 + 3)), content.done(), varint(BigInt(number * 8 + 4)))
    return this
  }

  done(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

function varint(value: bigint): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)])
}
