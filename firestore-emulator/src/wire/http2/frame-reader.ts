import { ConnectionError } from './errors.ts'

/** A frame as it came. */
export interface Frame {
  readonly type: number
  readonly flags: number
  readonly streamId: number
  readonly payload: Buffer
}

export const frameHeaderBytes = 9

/** Finds the frames in bytes that arrive in pieces of any size. */
export class FrameReader {
  readonly #largest: number
  readonly #each: (frame: Frame) => void
  #rest: Buffer | undefined

  constructor(largest: number, each: (frame: Frame) => void) {
    this.#largest = largest
    this.#each = each
  }

  /** Throws a ConnectionError when a frame is larger than it may be. */
  push(chunk: Buffer): void {
    const bytes = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk])
    this.#rest = undefined
    let at = 0
    while (bytes.length - at >= frameHeaderBytes) {
      const length = bytes.readUIntBE(at, 3)
      if (length > this.#largest) throw new ConnectionError('FRAME_SIZE_ERROR', `a frame has ${length} bytes`)
      const begin = at + frameHeaderBytes
      const end = begin + length
      if (end > bytes.length) break
      const type = bytes[at + 3] ?? 0
      const flags = bytes[at + 4] ?? 0
      const streamId = bytes.readUInt32BE(at + 5) & 0x7fffffff
      at = end
      this.#each({ type, flags, streamId, payload: bytes.subarray(begin, end) })
    }
    if (at < bytes.length) this.#rest = bytes.subarray(at)
  }
}
