/** Where the messages of a stream go: grpc-js's end of it. */
interface Target {
  /** False when it has had enough for now. */
  write(messages: Buffer): boolean
}

/** So much is put together at most. */
const largestWrite = 64 * 1024

/**
 * Puts together the messages that are sent in one go, for a write of their own costs each a turn of the event loop, in which the one before it
 * gets to the socket.
 */
export class StreamWriter {
  readonly #target: Target
  #waiting: Uint8Array[] = []
  #bytes = 0
  #hasRoom = true

  constructor(target: Target) {
    this.#target = target
  }

  /** False when the receiver can't take more for now; `drained` is to be called when it can again. */
  send(message: Uint8Array): boolean {
    if (this.#waiting.length === 0) queueMicrotask(() => this.flush())
    this.#waiting.push(message)
    this.#bytes += message.length
    if (this.#bytes >= largestWrite) this.flush()
    return this.#hasRoom
  }

  flush(): void {
    if (this.#waiting.length === 0) return
    const messages = this.#waiting
    this.#waiting = []
    this.#bytes = 0
    this.#hasRoom = this.#target.write(together(messages))
  }

  drained(): void {
    this.#hasRoom = true
  }
}

const headerBytes = 5

/**
 * Several messages as one for grpc-js, which puts a header with the length of what it is given before it. So all but the first bring their own
 * header along; and what grpc-js wrote before the first, which is the length of all, is put right when it copies them behind it.
 */
function together(messages: readonly Uint8Array[]): Buffer {
  const [first = new Uint8Array(0), ...others] = messages
  const bytes = Buffer.concat([first, ...others.flatMap((message) => [headerOf(message), message])])
  if (others.length === 0) return bytes
  const copy = (target: Buffer, at: number): number => {
    target.set(headerOf(first), at - headerBytes)
    target.set(bytes, at)
    return bytes.length
  }
  return Object.assign(bytes, { copy })
}

/** Not compressed, and how long. */
function headerOf(message: Uint8Array): Buffer {
  const header = Buffer.alloc(headerBytes)
  header.writeUInt32BE(message.length, 1)
  return header
}
