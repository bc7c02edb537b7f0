import { type ErrorCode, errorCode, flag, frameType } from './codes.ts'
import { frameHeaderBytes } from './frame-reader.ts'

const nothing = Buffer.alloc(0)
const leastRoom = 1024
const mostRoom = 64 * 1024

/** Puts frames one behind the other, until they are taken, all at once. */
export class FrameWriter {
  #buffer = nothing
  #length = 0
  #nextSize = leastRoom

  /** How many bytes wait to be taken. */
  get size(): number {
    return this.#length
  }

  take(): Buffer {
    const bytes = this.#buffer.subarray(0, this.#length)
    // What is taken is not ours any more. The next time there will be about as much.
    this.#nextSize = Math.min(Math.max(leastRoom, this.#length), mostRoom)
    this.#buffer = nothing
    this.#length = 0
    return bytes
  }

  /** A header block, in as many frames as it needs. */
  headers(
    streamId: number,
    block: Uint8Array,
    { largest, endsStream }: { readonly largest: number; readonly endsStream: boolean },
  ): void {
    for (let at = 0; at === 0 || at < block.length; at += largest) {
      const end = Math.min(block.length, at + largest)
      const flags = (at === 0 && endsStream ? flag.endStream : 0) | (end === block.length ? flag.endHeaders : 0)
      this.#begin(at === 0 ? frameType.headers : frameType.continuation, flags, { streamId, length: end - at })
      this.#bytes(block.subarray(at, end))
    }
  }

  /** As much as `length` of what is at the front of `parts`, which it takes from there. */
  data(streamId: number, parts: Uint8Array[], length: number): void {
    this.#begin(frameType.data, 0, { streamId, length })
    let missing = length
    let used = 0
    for (const part of parts) {
      if (part.length > missing) {
        this.#bytes(part.subarray(0, missing))
        parts[used] = part.subarray(missing)
        break
      }
      this.#bytes(part)
      missing -= part.length
      used += 1
      if (missing === 0) break
    }
    if (used === parts.length) parts.length = 0
    else parts.splice(0, used)
  }

  settings(values: readonly (readonly [id: number, value: number])[]): void {
    this.#begin(frameType.settings, 0, { streamId: 0, length: values.length * 6 })
    for (const [id, value] of values) {
      this.#length = this.#buffer.writeUInt16BE(id, this.#length)
      this.#length = this.#buffer.writeUInt32BE(value, this.#length)
    }
  }

  settingsAck(): void {
    this.#begin(frameType.settings, flag.ack, { streamId: 0, length: 0 })
  }

  pong(payload: Uint8Array): void {
    this.#begin(frameType.ping, flag.ack, { streamId: 0, length: payload.length })
    this.#bytes(payload)
  }

  windowUpdate(streamId: number, increment: number): void {
    this.#begin(frameType.windowUpdate, 0, { streamId, length: 4 })
    this.#length = this.#buffer.writeUInt32BE(increment, this.#length)
  }

  reset(streamId: number, code: ErrorCode): void {
    this.#begin(frameType.resetStream, 0, { streamId, length: 4 })
    this.#length = this.#buffer.writeUInt32BE(errorCode[code], this.#length)
  }

  goAway(lastStreamId: number, code: ErrorCode, reason: string): void {
    const text = Buffer.from(reason)
    this.#begin(frameType.goAway, 0, { streamId: 0, length: 8 + text.length })
    this.#length = this.#buffer.writeUInt32BE(lastStreamId, this.#length)
    this.#length = this.#buffer.writeUInt32BE(errorCode[code], this.#length)
    this.#bytes(text)
  }

  /** Writes a frame's header, and makes room for all of it. */
  #begin(
    type: number,
    flags: number,
    { streamId, length }: { readonly streamId: number; readonly length: number },
  ): void {
    const needed = this.#length + frameHeaderBytes + length
    if (needed > this.#buffer.length) this.#grow(needed)
    const buffer = this.#buffer
    const at = this.#length
    buffer.writeUIntBE(length, at, 3)
    buffer[at + 3] = type
    buffer[at + 4] = flags
    buffer.writeUInt32BE(streamId, at + 5)
    this.#length = at + frameHeaderBytes
  }

  #bytes(bytes: Uint8Array): void {
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2, this.#nextSize))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}
