import { StatusError } from '../../model/status.ts'
import type { Header } from '../caller.ts'
import type { RequestHeaders } from '../http2/request-headers.ts'
import type { ServerStream, StreamReceiver } from '../http2/server-stream.ts'
import { largestRequest } from '../largest-request.ts'
import { asStatus, type Log, logBug } from '../status.ts'
import { answerBegins, answerEnds, emptyAnswer, failureHeaders } from './answer-headers.ts'
import { decompressorOf } from './compression.ts'
import { MessageReader, prefixOf } from './message-reader.ts'
import { timeoutMs } from './timeout.ts'

/** What a call's messages come to. */
export interface CallHandler {
  /** May throw: that ends the call. */
  message(bytes: Buffer): void
  /** No more messages will come. */
  ended(): void
  /** Nobody waits for answers any more. */
  cancelled(): void
  /** There is room again, after `send` said that there was none. */
  drained(): void
}

/** One gRPC call: messages over a stream of HTTP/2, and a status that ends them. */
export class GrpcCall implements StreamReceiver {
  readonly #stream: ServerStream
  readonly #headers: RequestHeaders
  readonly #log: Log
  readonly #decompress: ReturnType<typeof decompressorOf>
  readonly #reader = new MessageReader(largestRequest, (message, isCompressed) => this.#message(message, isCompressed))
  readonly #handler: CallHandler
  #deadline: NodeJS.Timeout | undefined
  #hasBegun = false
  #isOver = false
  /** The bytes of a request that waits for room. */
  #waiting = 0

  /** Throws a StatusError when the call's own headers make no sense. */
  constructor(
    stream: ServerStream,
    headers: RequestHeaders,
    { handle, log }: { readonly handle: (call: GrpcCall) => CallHandler; readonly log: Log },
  ) {
    this.#stream = stream
    this.#headers = headers
    this.#log = log
    this.#decompress = decompressorOf(headers.get('grpc-encoding'))
    const waits = timeoutMs(headers.get('grpc-timeout'))
    this.#handler = handle(this)
    if (waits !== undefined && waits <= longestTimer && !this.#isOver) {
      this.#deadline = setTimeout(() => this.#runOut(), waits)
    }
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** A header of the request. */
  readonly header: Header = (name) => this.#headers.get(name)

  /** Shows the caller that its call was taken. */
  begin(): void {
    if (this.#hasBegun || this.#isOver) return
    this.#hasBegun = true
    this.#stream.respond(answerBegins)
  }

  /** False when the sender should hold back until `drained`. */
  send(message: Uint8Array): boolean {
    if (this.#isOver) return true
    this.begin()
    return this.#stream.send(prefixOf(message.length), message)
  }

  /** Does what answers this request, when the client has read enough of the answers it has. */
  whenRoom(request: Buffer, work: () => void): void {
    this.#waiting = request.length
    this.#stream.whenRoom(() => {
      this.#waiting = 0
      this.#keep()
      work()
    })
  }

  /** Ends the call: well, or with an error. */
  end(error?: unknown): void {
    if (this.#isOver) return
    this.#finish()
    if (error === undefined) {
      this.#stream.end(this.#hasBegun ? answerEnds : emptyAnswer)
      return
    }
    const status = asStatus(error)
    logBug(this.#log, status)
    this.#stream.end(failureHeaders(status, { hasBegun: this.#hasBegun }))
  }

  data(bytes: Buffer): void {
    if (this.#isOver) return
    try {
      this.#reader.push(bytes)
      this.#keep()
    } catch (error) {
      this.#break(error)
    }
  }

  ended(): void {
    if (this.#isOver) return
    if (this.#reader.isWithin) this.#break(new StatusError('INTERNAL', 'The request ends within a message.'))
    else this.#handler.ended()
  }

  cancelled(): void {
    if (this.#isOver) return
    this.#finish()
    this.#handler.cancelled()
  }

  drained(): void {
    if (!this.#isOver) this.#handler.drained()
  }

  #message(bytes: Buffer, isCompressed: boolean): void {
    if (this.#isOver) return
    this.#handler.message(isCompressed ? this.#decompress(bytes, largestRequest) : bytes)
  }

  #keep(): void {
    this.#stream.keep(this.#waiting + this.#reader.kept)
  }

  #runOut(): void {
    this.#break(new StatusError('DEADLINE_EXCEEDED', 'Deadline exceeded'))
  }

  #break(error: unknown): void {
    this.end(error)
    this.#handler.cancelled()
  }

  #finish(): void {
    this.#isOver = true
    clearTimeout(this.#deadline)
  }
}

/** Whoever waits for longer waits for ever: timers know no more. */
const longestTimer = 2 ** 31 - 1
