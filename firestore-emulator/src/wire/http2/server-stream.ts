import type { Outbound } from './outbound.ts'

/** Who is told what comes in on a stream. */
export interface StreamReceiver {
  data(bytes: Buffer): void
  /** Nothing more will come. */
  ended(): void
  /** The stream is gone before it was answered in full. */
  cancelled(): void
  /** There is room again, after `send` said that there was none. */
  drained(): void
}

/** So much may wait on a stream before its sender is told to hold back. */
const mostWaiting = 64 * 1024

/**
 * The answering side of one request. What is sent in one turn goes out together, as few frames as it fits in: first the headers, then the bytes,
 * then the trailers, which end it.
 */
export class ServerStream {
  readonly id: number
  readonly #outbound: Outbound
  /** What the outbound side goes by. */
  readonly outgoing: Outgoing
  #kept = 0

  constructor(id: number, outbound: Outbound) {
    this.id = id
    this.#outbound = outbound
    const { initialWindow: window } = outbound.settings
    this.outgoing = { window, head: undefined, parts: [], bytes: 0, tail: undefined, isRefused: false, isOver: false }
  }

  /**
   * Does `work`, which makes an answer: at once, as a rule, but not before the client has read enough of the answers it has, on whichever
   * streams. Never when the stream is closed before.
   */
  whenRoom(work: () => void): void {
    if (!this.outgoing.isOver) this.#outbound.whenRoom(this, work)
  }

  /** Says how many bytes of the request are kept. */
  keep(bytes: number): void {
    if (this.outgoing.isOver || bytes === this.#kept) return
    this.#outbound.room.requests(bytes - this.#kept)
    this.#kept = bytes
    this.#outbound.touch(this)
  }

  /** Begins the answer. */
  respond(headers: Buffer): void {
    if (this.outgoing.isOver) return
    this.outgoing.head = headers
    this.#outbound.touch(this)
  }

  /** Goes on with it. False when the sender should hold back until `drained` is called. */
  send(...parts: readonly Uint8Array[]): boolean {
    const { outgoing } = this
    if (outgoing.isOver) return true
    for (const part of parts) {
      outgoing.parts.push(part)
      outgoing.bytes += part.length
      this.#outbound.room.answers(part.length)
    }
    this.#outbound.touch(this)
    if (outgoing.bytes >= mostWaiting) this.#outbound.flush()
    const hasRoom = outgoing.bytes < mostWaiting && !this.#outbound.isClogged && !this.#outbound.room.isFull
    if (!hasRoom) {
      outgoing.isRefused = true
      this.#outbound.touch(this)
    }
    return hasRoom
  }

  /** Ends it, with headers if it hasn't begun, with trailers otherwise. */
  end(headers: Buffer): void {
    const { outgoing } = this
    if (outgoing.isOver || outgoing.tail !== undefined) return
    outgoing.tail = headers
    this.#outbound.room.answers(headers.length)
    this.#outbound.touch(this)
  }

  /** What waited is too late; nothing more can be sent. */
  close(): void {
    this.keep(0)
    const { outgoing } = this
    this.#outbound.room.answers(-outgoing.bytes - (outgoing.tail?.length ?? 0))
    outgoing.isOver = true
    outgoing.head = undefined
    outgoing.parts = []
    outgoing.bytes = 0
    outgoing.tail = undefined
    this.#outbound.forget(this)
  }
}

interface Outgoing {
  /** How many bytes the other side takes; less than none when it has thought better of it. */
  window: number
  head: Buffer | undefined
  parts: Uint8Array[]
  bytes: number
  tail: Buffer | undefined
  isRefused: boolean
  isOver: boolean
}
