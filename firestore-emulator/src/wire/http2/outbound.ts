import { defaultWindow, type ErrorCode, largestWindow } from './codes.ts'
import { ConnectionError, StreamError } from './errors.ts'
import { FrameWriter } from './frame-writer.ts'
import { noDynamicTable } from './hpack/encoder.ts'
import { PeerSettings } from './peer-settings.ts'
import { Room } from './room.ts'
import type { ServerStream } from './server-stream.ts'
import { atTurnsEnd } from './turns-end.ts'

/** Where a connection's bytes go. */
export interface Transport {
  write(bytes: Buffer): void
  /** Nothing more will be written. */
  end(): void
  /** How many bytes it holds that it couldn't pass on yet. When there are none left, `drained` is to be called. */
  readonly backlog: number
}

/** What becomes of streams while they are written. */
interface Streams {
  /** All of its answer is written. */
  answered(stream: ServerStream): void
  /** Its sender was told to hold back, and needn't any more. */
  drained(stream: ServerStream): void
  /** The client asks on and on, and doesn't read, or doesn't come to an end. */
  unread(): void
}

/** So much is written at once, and may wait in the transport. */
const largestWrite = 128 * 1024
/** So much of what answers for itself (acknowledgements and the like) may wait for a client that doesn't read. */
const mostUnread = 1024 * 1024
/** So many requests begin at once, and so many senders go on, before it is looked whether there still is room. */
const mostAtOnce = 32

/**
 * The sending side of a connection. All that is sent in one turn of the event loop, on whichever streams, is one write; streams take turns, and
 * none sends more than the client's windows and the socket take.
 */
export class Outbound {
  readonly settings = new PeerSettings()
  readonly room = new Room()
  readonly #transport: Transport
  readonly #streams: Streams
  readonly #writer = new FrameWriter()
  /** Who has something to send, and who waits for the connection's window. */
  readonly #ready = new Set<ServerStream>()
  readonly #starved = new Set<ServerStream>()
  readonly #refused = new Set<ServerStream>()
  /** What is to be done on streams when there is room. */
  readonly #later = new Map<ServerStream, () => void>()
  /** How many requests may begin yet, in this turn. */
  #beginnings = mostAtOnce
  #window = defaultWindow
  #isScheduled = false
  #isClogged = false
  #isClosed = false

  constructor(transport: Transport, streams: Streams) {
    this.#transport = transport
    this.#streams = streams
  }

  /** Whether the client doesn't take what it has. */
  get isClogged(): boolean {
    return this.#isClogged
  }

  /** Where frames are put that belong to no stream's answer. They go out with everything else. */
  get control(): FrameWriter {
    this.#schedule()
    return this.#writer
  }

  touch(stream: ServerStream): void {
    if (this.#isClosed) return
    this.#ready.add(stream)
    this.#schedule()
  }

  forget(stream: ServerStream): void {
    this.#ready.delete(stream)
    this.#starved.delete(stream)
    this.#refused.delete(stream)
    this.#later.delete(stream)
    if (this.#isAwaited) this.#schedule()
  }

  /** Does what will answer on this stream, when there is room for it. */
  whenRoom(stream: ServerStream, work: () => void): void {
    this.#later.set(stream, work)
    if (this.#later.size === 1) this.#begin()
    this.#schedule()
  }

  /** The client takes more of everything. */
  widen(increment: number): void {
    if (this.#window + increment > largestWindow) {
      throw new ConnectionError('FLOW_CONTROL_ERROR', 'the window is too wide')
    }
    this.#window += increment
    const starved = [...this.#starved]
    this.#starved.clear()
    for (const stream of starved) this.touch(stream)
  }

  /** The client takes more of one stream. */
  widenStream(stream: ServerStream, increment: number): void {
    if (!widened(stream, increment)) throw new StreamError(stream.id, 'FLOW_CONTROL_ERROR', 'a window is too wide')
    if (stream.outgoing.bytes > 0) this.touch(stream)
  }

  /** Takes the client's settings, which change the windows of the streams that are open. */
  configure(payload: Buffer, open: Iterable<ServerStream>): void {
    const before = this.settings.initialWindow
    this.settings.read(payload)
    const change = this.settings.initialWindow - before
    for (const stream of change === 0 ? [] : open) {
      if (!widened(stream, change)) throw new ConnectionError('FLOW_CONTROL_ERROR', 'a window is too wide')
      if (stream.outgoing.bytes > 0) this.touch(stream)
    }
    this.control.settingsAck()
  }

  /** Writes what there is, as far as it is taken. */
  flush(): void {
    for (const stream of this.#ready) {
      if (this.#isClogged) break
      this.#ready.delete(stream)
      this.#emit(stream)
      if (this.#writer.size >= largestWrite) this.#pass()
    }
    if (!this.#isClogged) {
      this.#pass()
      this.#tellDrained()
    }
    if (this.room.isOverrun || (this.#isClogged && this.#writer.size > mostUnread)) this.#streams.unread()
    if (this.#isAwaited && !this.room.isFull) this.#schedule()
  }

  /** The transport has passed on everything. */
  drained(): void {
    this.#isClogged = false
    this.flush()
  }

  /** Says why nothing more will come, and writes it whatever waits. */
  goAway(lastStreamId: number, code: ErrorCode, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#writer.goAway(lastStreamId, code, reason)
    this.#transport.write(this.#writer.take())
    this.#transport.end()
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isClosed) return
    this.#isScheduled = true
    atTurnsEnd(() => {
      this.#isScheduled = false
      if (this.#isClosed) return
      this.#beginnings = mostAtOnce
      this.#begin()
      this.flush()
    })
  }

  /** Whether somebody waits for room. */
  get #isAwaited(): boolean {
    return this.#later.size > 0 || (this.#refused.size > 0 && !this.#isClogged)
  }

  #begin(): void {
    for (const [stream, work] of this.#later) {
      if (this.#beginnings === 0 || this.room.isFull) return
      this.#beginnings -= 1
      this.#later.delete(stream)
      work()
    }
  }

  #emit(stream: ServerStream): void {
    const { outgoing } = stream
    if (outgoing.head !== undefined) {
      this.#headers(stream.id, outgoing.head, false)
      outgoing.head = undefined
    }
    while (outgoing.bytes > 0) {
      const length = Math.min(outgoing.bytes, outgoing.window, this.#window, this.settings.frameSize)
      if (length <= 0) {
        if (outgoing.window > 0) this.#starved.add(stream)
        return
      }
      this.#writer.data(stream.id, outgoing.parts, length)
      outgoing.bytes -= length
      this.room.answers(-length)
      outgoing.window -= length
      this.#window -= length
      if (outgoing.bytes > 0 && this.#writer.size >= largestWrite) {
        this.#ready.add(stream)
        return
      }
    }
    if (outgoing.isRefused) this.#refused.add(stream)
    if (outgoing.tail === undefined) return
    this.#headers(stream.id, outgoing.tail, true)
    this.#streams.answered(stream)
  }

  #headers(streamId: number, block: Buffer, endsStream: boolean): void {
    const { settings } = this
    const prefixed = settings.hasSmallerTable ? Buffer.concat([noDynamicTable, block]) : block
    settings.hasSmallerTable = false
    this.#writer.headers(streamId, prefixed, { largest: settings.frameSize, endsStream })
  }

  #pass(): void {
    if (this.#writer.size === 0) return
    this.#transport.write(this.#writer.take())
    this.#isClogged = this.#transport.backlog > largestWrite
  }

  #tellDrained(): void {
    let left = mostAtOnce
    for (const stream of this.#refused) {
      if (left === 0 || this.#isClogged || this.room.isFull) return
      left -= 1
      this.#refused.delete(stream)
      stream.outgoing.isRefused = false
      this.#streams.drained(stream)
    }
  }
}

/** False when it would be wider than windows may be. */
function widened({ outgoing }: ServerStream, increment: number): boolean {
  outgoing.window += increment
  return outgoing.window <= largestWindow
}
