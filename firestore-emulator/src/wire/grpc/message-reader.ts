import { tooLarge } from '../largest-request.ts'

/** Before each message: whether it is compressed, and how long it is. */
const prefixBytes = 5

/** Finds the messages in bytes that arrive in pieces of any size. */
export class MessageReader {
  readonly #largest: number
  readonly #each: (message: Buffer, isCompressed: boolean) => void
  #parts: Buffer[] = []
  #bytes = 0
  /** How many bytes make the next step: a prefix, or a whole message with it. */
  #needed = prefixBytes

  constructor(largest: number, each: (message: Buffer, isCompressed: boolean) => void) {
    this.#largest = largest
    this.#each = each
  }

  /** Whether a message has begun and not ended. */
  get isWithin(): boolean {
    return this.#bytes > 0
  }

  /** How many bytes it keeps of a message that hasn't ended. */
  get kept(): number {
    return this.#bytes
  }

  /** Throws a StatusError when a message is larger than it may be. */
  push(bytes: Buffer): void {
    this.#parts.push(bytes)
    this.#bytes += bytes.length
    if (this.#bytes < this.#needed) return
    const all = this.#parts.length === 1 ? bytes : Buffer.concat(this.#parts)
    const rest = all.subarray(this.#read(all))
    this.#parts = rest.length === 0 ? [] : [rest]
    this.#bytes = rest.length
  }

  /** Hands over what is whole; answers where the rest begins. */
  #read(bytes: Buffer): number {
    let at = 0
    for (;;) {
      this.#needed = prefixBytes
      if (bytes.length - at < prefixBytes) return at
      const length = bytes.readUInt32BE(at + 1)
      if (length > this.#largest) throw tooLarge(this.#largest)
      this.#needed = prefixBytes + length
      if (bytes.length - at < this.#needed) return at
      const begin = at + prefixBytes
      at = begin + length
      this.#each(bytes.subarray(begin, at), bytes[begin - prefixBytes] === 1)
    }
  }
}

/** What goes before a message of this length that isn't compressed. */
export function prefixOf(length: number): Buffer {
  const prefix = Buffer.allocUnsafe(prefixBytes)
  prefix[0] = 0
  prefix.writeUInt32BE(length, 1)
  return prefix
}
