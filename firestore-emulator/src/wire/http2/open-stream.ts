import { StreamError } from './errors.ts'
import { ReceivedWindow } from './received-window.ts'
import type { RequestHeaders } from './request-headers.ts'
import type { ServerStream, StreamReceiver } from './server-stream.ts'

/** A stream that isn't over: what may still come in on it. */
export class OpenStream {
  readonly stream: ServerStream
  /** When it was opened. */
  readonly since: number
  receiver: StreamReceiver | undefined
  #isEnded = false
  readonly #window: ReceivedWindow
  /** How many bytes its `content-length` still promises. */
  #promised: number | undefined

  /** Throws a StreamError when the headers contradict themselves. */
  constructor(
    stream: ServerStream,
    headers: RequestHeaders,
    { window, since }: { readonly window: number; readonly since: number },
  ) {
    this.stream = stream
    this.since = since
    this.#window = new ReceivedWindow(window)
    this.#promised = promisedBy(stream.id, headers)
  }

  /** The client has said all. */
  get isEnded(): boolean {
    return this.#isEnded
  }

  /** Takes a piece of the request, which weighs more than it holds when it is padded; answers by how much to widen the window. */
  receive(content: Buffer, weight: number): number {
    const { id } = this.stream
    this.checkGoesOn()
    if (!this.#window.take(weight)) throw new StreamError(id, 'FLOW_CONTROL_ERROR', 'more came than may')
    if (this.#promised !== undefined) this.#promised -= content.length
    if ((this.#promised ?? 0) < 0) throw new StreamError(id, 'PROTOCOL_ERROR', 'the request is longer than promised')
    if (content.length > 0) this.receiver?.data(content)
    return this.#window.renew()
  }

  end(): void {
    if ((this.#promised ?? 0) > 0) {
      throw new StreamError(this.stream.id, 'PROTOCOL_ERROR', 'the request is shorter than promised')
    }
    this.#isEnded = true
    this.receiver?.ended()
  }

  checkGoesOn(): void {
    if (this.#isEnded) throw new StreamError(this.stream.id, 'STREAM_CLOSED', 'the request had ended')
  }
}

function promisedBy(streamId: number, headers: RequestHeaders): number | undefined {
  const length = headers.get('content-length')
  if (length === undefined) return undefined
  if (!/^\d{1,15}$/.test(length)) throw new StreamError(streamId, 'PROTOCOL_ERROR', 'the length is no number')
  return Number(length)
}
