import { defaultFrameSize, defaultWindow, type ErrorCode, flag, frameType, setting } from './codes.ts'
import { ConnectionError, StreamError } from './errors.ts'
import { type Frame, FrameReader } from './frame-reader.ts'
import { type Fate, GoneStreams } from './gone-streams.ts'
import { type HeaderBlock, HeaderBlocks } from './header-blocks.ts'
import { OpenStream } from './open-stream.ts'
import { Outbound, type Transport } from './outbound.ts'
import { inVainMs, Patience } from './patience.ts'
import { Preface } from './preface.ts'
import { ReceivedWindow } from './received-window.ts'
import type { RequestHeaders } from './request-headers.ts'
import { ServerStream, type StreamReceiver } from './server-stream.ts'
import { checkWellFormed, contentOf } from './well-formed.ts'

/** Takes a request. Undefined when it is answered already, whatever follows. */
export type Open = (stream: ServerStream, headers: RequestHeaders) => StreamReceiver | undefined

/** What a client may ask of one connection. */
export interface Limits {
  readonly concurrentStreams: number
  readonly headerBytes: number
  readonly streamWindow: number
  readonly connectionWindow: number
}

interface Service {
  readonly open: Open
  readonly limits: Limits
  /** Milliseconds, from whenever. */
  readonly now?: () => number
}

/**
 * The server's end of one HTTP/2 connection (RFC 9113): bytes in, requests out, answers back. Knows no sockets. Priorities are ignored and
 * nothing is pushed.
 */
export class Connection {
  readonly #open: Open
  readonly #limits: Limits
  readonly #outbound: Outbound
  readonly #preface = new Preface()
  readonly #frames = new FrameReader(defaultFrameSize, (frame) => this.#receiveFrame(frame))
  readonly #blocks: HeaderBlocks
  readonly #window: ReceivedWindow
  readonly #streams = new Map<number, OpenStream>()
  readonly #gone = new GoneStreams()
  readonly #now: () => number
  readonly #patience: Patience
  // biome-ignore format: a table
  readonly #byType: Readonly<Record<number, (frame: Frame) => void>> = {
    [frameType.data]:         (frame) => this.#data(frame),
    [frameType.headers]:      (frame) => this.#headers(frame),
    [frameType.continuation]: (frame) => this.#headers(frame),
    [frameType.resetStream]:  (frame) => this.#reset(frame),
    [frameType.settings]:     (frame) => this.#settings(frame),
    [frameType.ping]:         (frame) => this.#ping(frame),
    [frameType.windowUpdate]: (frame) => this.#windowUpdate(frame),
  }
  #isConfigured = false
  #lastStreamId = 0
  #isClosed = false

  constructor(transport: Transport, { open, limits, now = () => performance.now() }: Service) {
    this.#open = open
    this.#limits = limits
    this.#now = now
    this.#patience = new Patience(now)
    this.#blocks = new HeaderBlocks(limits.headerBytes)
    this.#window = new ReceivedWindow(limits.connectionWindow)
    this.#outbound = new Outbound(transport, {
      answered: (stream) => this.#answered(stream),
      drained: (stream) => this.#streams.get(stream.id)?.receiver?.drained(),
      unread: () => this.close('ENHANCE_YOUR_CALM', 'too much waits for this client'),
    })
    const { control } = this.#outbound
    control.settings([
      [setting.maxConcurrentStreams, limits.concurrentStreams],
      [setting.initialWindowSize, limits.streamWindow],
      [setting.maxHeaderListSize, limits.headerBytes],
    ])
    control.windowUpdate(0, limits.connectionWindow - defaultWindow)
  }

  /** Takes what arrived. */
  receive(bytes: Buffer): void {
    if (this.#isClosed) return
    try {
      this.#frames.push(this.#preface.strip(bytes))
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error
      this.close(error.code, error.message)
    }
  }

  /** The transport has passed on all that it was given. */
  drained(): void {
    if (!this.#isClosed) this.#outbound.drained()
  }

  /** The client is gone, or has to go. Ends the transport. */
  close(code: ErrorCode = 'NO_ERROR', reason = ''): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#outbound.goAway(this.#lastStreamId, code, reason)
    for (const open of [...this.#streams.values()]) this.#drop(open, 'given up')
  }

  #receiveFrame(frame: Frame): void {
    if (this.#isClosed) return
    if (!this.#isConfigured && frame.type !== frameType.settings) {
      throw new ConnectionError('PROTOCOL_ERROR', 'the first frame must hold settings')
    }
    this.#blocks.checkMayCome(frame)
    try {
      checkWellFormed(frame)
      // Frames of other types are to be ignored, be they priorities or unheard of.
      const take = this.#byType[frame.type]
      if (take === undefined) this.#patience.test('ignored')
      else take(frame)
    } catch (error) {
      if (!(error instanceof StreamError)) throw error
      this.#giveUp(error.streamId, error.code)
      this.#patience.test('vain')
    }
  }

  #data(frame: Frame): void {
    const { streamId, flags, payload } = frame
    const open = this.#known(frame)
    this.#receiveWeight(payload.length)
    const content = contentOf(frame)
    if (content.length === 0 && !(flags & flag.endStream)) this.#patience.test('empty')
    if (open === undefined) {
      if (this.#gone.fate(streamId) === 'given up') return
      throw new StreamError(streamId, 'STREAM_CLOSED', 'the stream is closed')
    }
    const allowed = open.receive(content, payload.length)
    if (flags & flag.endStream) open.end()
    else if (allowed > 0) this.#outbound.control.windowUpdate(streamId, allowed)
  }

  /** Nobody exceeds the window of the connection: it is renewed before it is used up. */
  #receiveWeight(bytes: number): void {
    this.#window.take(bytes)
    const allowed = this.#window.renew()
    if (allowed > 0) this.#outbound.control.windowUpdate(0, allowed)
  }

  #headers(frame: Frame): void {
    const { streamId } = frame
    if (streamId % 2 === 0) throw new ConnectionError('PROTOCOL_ERROR', `stream ${streamId} is not a client's`)
    const block = this.#blocks.add(frame)
    if (block === undefined) return
    if (streamId > this.#lastStreamId) this.#request(block)
    else this.#trailers(block)
  }

  #request({ streamId, endsStream, collected }: HeaderBlock): void {
    this.#lastStreamId = streamId
    const problem = collected.problemOfRequest()
    if (problem !== undefined) throw new StreamError(streamId, 'PROTOCOL_ERROR', problem)
    if (collected.isTooLarge) throw new StreamError(streamId, 'ENHANCE_YOUR_CALM', 'the headers are too large')
    if (this.#streams.size >= this.#limits.concurrentStreams) {
      throw new StreamError(streamId, 'REFUSED_STREAM', 'there are too many streams')
    }
    const stream = new ServerStream(streamId, this.#outbound)
    const open = new OpenStream(stream, collected.headers, { window: this.#limits.streamWindow, since: this.#now() })
    this.#streams.set(streamId, open)
    open.receiver = this.#open(stream, collected.headers)
    if (endsStream) open.end()
  }

  #trailers({ streamId, endsStream, collected }: HeaderBlock): void {
    const open = this.#streams.get(streamId)
    if (open === undefined) {
      const fate = this.#gone.fate(streamId)
      if (fate === 'given up') return
      throw new ConnectionError(fate === 'closed' ? 'STREAM_CLOSED' : 'PROTOCOL_ERROR', `stream ${streamId} is no more`)
    }
    open.checkGoesOn()
    const problem = endsStream ? collected.problemOfTrailers() : 'only trailers follow a request'
    if (problem !== undefined) throw new StreamError(streamId, 'PROTOCOL_ERROR', problem)
    open.end()
  }

  #reset(frame: Frame): void {
    const open = this.#known(frame)
    if (open !== undefined) this.#drop(open, 'closed')
    if (open === undefined) this.#patience.test('ignored')
    else if (this.#now() - open.since < inVainMs) this.#patience.test('vain')
  }

  #settings({ flags, payload }: Frame): void {
    this.#patience.test(flags & flag.ack ? 'ignored' : 'settings')
    if (flags & flag.ack) return
    this.#isConfigured = true
    this.#outbound.configure(
      payload,
      Array.from(this.#streams.values(), ({ stream }) => stream),
    )
  }

  #ping({ flags, payload }: Frame): void {
    this.#patience.test('ping')
    if (!(flags & flag.ack)) this.#outbound.control.pong(payload)
  }

  #windowUpdate(frame: Frame): void {
    const { streamId, payload } = frame
    this.#patience.test('window')
    const increment = payload.readUInt32BE(0) & 0x7fffffff
    const open = streamId === 0 ? undefined : this.#known(frame)
    if (increment === 0) {
      if (streamId === 0) throw new ConnectionError('PROTOCOL_ERROR', 'a window widens by something')
      throw new StreamError(streamId, 'PROTOCOL_ERROR', 'a window widens by something')
    }
    if (streamId === 0) this.#outbound.widen(increment)
    else if (open !== undefined) this.#outbound.widenStream(open.stream, increment)
  }

  /** The stream of a frame that only makes sense on one that was opened; undefined when it is closed. */
  #known({ streamId, type }: Frame): OpenStream | undefined {
    const open = this.#streams.get(streamId)
    if (open === undefined && (streamId > this.#lastStreamId || streamId % 2 === 0)) {
      throw new ConnectionError('PROTOCOL_ERROR', `stream ${streamId} is idle, and got a frame of type ${type}`)
    }
    return open
  }

  /** Who still sends needn't: the answer is complete. */
  #answered(stream: ServerStream): void {
    const isEnded = this.#streams.get(stream.id)?.isEnded ?? true
    this.#forget(stream, isEnded ? 'closed' : 'given up')
    if (!isEnded) this.#outbound.control.reset(stream.id, 'NO_ERROR')
  }

  #giveUp(streamId: number, code: ErrorCode): void {
    this.#outbound.control.reset(streamId, code)
    const open = this.#streams.get(streamId)
    if (open === undefined) this.#gone.note(streamId, 'given up')
    else this.#drop(open, 'given up')
  }

  #drop({ stream, receiver }: OpenStream, fate: Fate): void {
    this.#forget(stream, fate)
    receiver?.cancelled()
  }

  #forget(stream: ServerStream, fate: Fate): void {
    this.#streams.delete(stream.id)
    this.#gone.note(stream.id, fate)
    stream.close()
  }
}
