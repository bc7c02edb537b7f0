import { randomBytes } from 'node:crypto'
import { asStatusError } from './as-status-error.ts'
import { commit } from './commit.ts'
import type { Surroundings } from './open-database.ts'
import type { Call, Session, Sink, WriteStreamAnswer, WriteStreamRequest } from './service.ts'

/**
 * One write stream: a handshake names the stream, then each request is a batch, committed one after the other and answered in that order. A
 * batch that fails ends the stream with its error, and what the client sent after it is not looked at.
 */
export class WriteSession implements Session<WriteStreamRequest> {
  readonly #around: Surroundings
  readonly #call: Call
  readonly #sink: Sink<WriteStreamAnswer>
  #queue: Promise<void> = Promise.resolve()
  #greeted = false
  #closed = false
  #answers = 0

  constructor(around: Surroundings, call: Call, sink: Sink<WriteStreamAnswer>) {
    this.#around = around
    this.#call = call
    this.#sink = sink
  }

  request(request: WriteStreamRequest): void {
    this.#queue = this.#queue.then(() => this.#handle(request))
  }

  drained(): void {}

  answered(): Promise<void> {
    return this.#queue
  }

  close(): void {
    this.#closed = true
  }

  async #handle({ streamId, writes }: WriteStreamRequest): Promise<void> {
    if (this.#closed) return
    try {
      const isHandshake = !this.#greeted
      if (isHandshake) this.#greet(streamId)
      if (writes.length > 0) this.#answer(await commit(this.#around, this.#call, { writes }))
      else if (!isHandshake) this.#answer({ writeResults: [] })
    } catch (error) {
      this.#closed = true
      this.#sink.end(asStatusError(error))
    }
  }

  #greet(resumed: string | undefined): void {
    this.#greeted = true
    this.#answer({ streamId: resumed ?? randomBytes(12).toString('hex'), writeResults: [] })
  }

  #answer(answer: Omit<WriteStreamAnswer, 'streamToken'>): void {
    if (this.#closed) return
    const streamToken = Buffer.alloc(8)
    streamToken.writeBigUInt64BE(BigInt(++this.#answers))
    this.#sink.send({ ...answer, streamToken })
  }
}
