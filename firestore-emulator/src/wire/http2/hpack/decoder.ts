import { ConnectionError } from '../errors.ts'
import { decodeHuffman } from './huffman.ts'
import { type Header, staticTable } from './static-table.ts'

/** What an entry weighs beyond its text (RFC 7541, 4.1). */
const entryOverhead = 32

/**
 * Reads the header blocks of one connection, in the order in which they came: each may refer to what those before it have left in the table.
 * Throws a ConnectionError on what can't be read; the blocks after it couldn't be either.
 */
export class HpackDecoder {
  /** The newest entry is the last one. */
  readonly #table: Header[] = []
  readonly #largest: number
  #capacity: number
  #size = 0

  /** `largest` is how big a table the other side was told that it may use. */
  constructor(largest = 4096) {
    this.#largest = largest
    this.#capacity = largest
  }

  /** What the table holds, newest first. */
  get table(): readonly Header[] {
    return [...this.#table].reverse()
  }

  get tableSize(): number {
    return this.#size
  }

  /** Hands over each header of a block, in order. */
  decode(block: Buffer, each: (name: string, value: string) => void): void {
    const reader = new Reader(block)
    let mayResize = true
    while (!reader.done) {
      const first = reader.peek()
      if ((first & 0xe0) === 0x20) {
        if (!mayResize) throw bad('the table is resized in the middle of a block')
        this.#resize(reader.integer(5))
        continue
      }
      mayResize = false
      const [name, value] = this.#header(reader, first)
      each(name, value)
    }
  }

  #header(reader: Reader, first: number): Header {
    if (first & 0x80) return this.#entry(reader.integer(7))
    const isIndexed = (first & 0x40) !== 0
    const index = reader.integer(isIndexed ? 6 : 4)
    const name = index === 0 ? reader.text() : this.#entry(index)[0]
    const header: Header = [name, reader.text()]
    if (isIndexed) this.#add(header)
    return header
  }

  #entry(index: number): Header {
    const entry =
      index <= staticTable.length
        ? staticTable[index - 1]
        : this.#table[this.#table.length - (index - staticTable.length)]
    if (entry === undefined) throw bad(`there is no header with index ${index}`)
    return entry
  }

  #add(header: Header): void {
    this.#table.push(header)
    this.#size += weightOf(header)
    this.#evict()
  }

  #resize(capacity: number): void {
    if (capacity > this.#largest) throw bad(`a table of ${capacity} bytes was not offered`)
    this.#capacity = capacity
    this.#evict()
  }

  #evict(): void {
    let gone = 0
    while (this.#size > this.#capacity) this.#size -= weightOf(this.#table[gone++] ?? ['', ''])
    if (gone > 0) this.#table.splice(0, gone)
  }
}

const weightOf = ([name, value]: Header): number => name.length + value.length + entryOverhead

const bad = (message: string) => new ConnectionError('COMPRESSION_ERROR', message)

/** Goes through a block's bytes. */
class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  peek(): number {
    return this.#bytes[this.#at] ?? 0
  }

  /** A number that begins in the lowest `prefix` bits of a byte (RFC 7541, 5.1). */
  integer(prefix: number): number {
    const full = (1 << prefix) - 1
    let value = this.#byte() & full
    if (value < full) return value
    for (let shift = 0; shift <= 21; shift += 7) {
      const byte = this.#byte()
      value += (byte & 0x7f) << shift
      if ((byte & 0x80) === 0) return value
    }
    throw bad('a number is too large')
  }

  text(): string {
    const isCoded = (this.peek() & 0x80) !== 0
    const length = this.integer(7)
    const end = this.#at + length
    if (end > this.#bytes.length) throw bad('a string is cut off')
    const text = isCoded
      ? decodeHuffman(this.#bytes.subarray(this.#at, end))
      : this.#bytes.toString('latin1', this.#at, end)
    this.#at = end
    return text
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw bad('a block is cut off')
    return byte
  }
}
