import type { ServerResponse } from 'node:http'

export interface BackChannelOptions {
  /** Long polling: the response ends after the first batch. */
  readonly single: boolean
  /** After how long a silence it has to say something. */
  readonly silenceMs: number
}

/** For so long a client may read nothing of what is left of a response that was ended. */
const unreadMs = 30_000

/** A response that is held open for what the server has to say. */
export class BackChannel {
  readonly single: boolean
  readonly silenceMs: number
  readonly #response: ServerResponse
  #written = 0

  constructor(response: ServerResponse, { single, silenceMs }: BackChannelOptions) {
    this.#response = response
    this.single = single
    this.silenceMs = silenceMs
    response.writeHead(200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
      'X-Content-Type-Options': 'nosniff',
    })
    response.flushHeaders()
  }

  /** Characters written so far. */
  get written(): number {
    return this.#written
  }

  /** Whether the client takes more for now. */
  get writable(): boolean {
    return !this.#response.writableNeedDrain && !this.#response.writableEnded && !this.#response.destroyed
  }

  write(json: string): void {
    this.#written += json.length
    this.#response.write(chunk(json))
  }

  /** Ends the response; one that its client doesn't read to the end is cut off, so that nothing is kept for nobody. */
  end(): void {
    this.#response.end()
    if (!this.#response.writableFinished) this.#response.setTimeout(unreadMs, () => this.#response.destroy())
  }

  onDrain(listener: () => void): void {
    this.#response.on('drain', listener)
  }

  /** `listener` hears that the client went away, or that the response was ended. */
  onClose(listener: () => void): void {
    this.#response.on('close', listener)
  }
}

/** A text and its length before it: in characters as JavaScript counts them, not bytes. */
export const chunk = (text: string): string => `${text.length}\n${text}`
