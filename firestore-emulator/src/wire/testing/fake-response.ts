import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { type Arrived, chunks } from './web-channel-client.ts'

/** A response that keeps what is written to it; `full` makes it refuse more until `drain`. */
export class FakeResponse extends EventEmitter {
  text = ''
  full = false
  writableEnded = false
  destroyed = false

  get asServerResponse(): ServerResponse {
    return this as unknown as ServerResponse
  }

  get writableNeedDrain(): boolean {
    return this.full
  }

  get writableFinished(): boolean {
    return this.writableEnded && !this.full
  }

  writeHead(): void {}
  flushHeaders(): void {}
  setTimeout(): void {}

  write(text: string): boolean {
    this.text += text
    return !this.full
  }

  end(): void {
    this.writableEnded = true
    this.emit('close')
  }

  /** The connection breaks. */
  destroy(): void {
    this.destroyed = true
    this.emit('close')
  }

  get arrays(): readonly Arrived[] {
    return chunks(this.text).flat() as Arrived[]
  }
}
