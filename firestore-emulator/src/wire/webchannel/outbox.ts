/** A message to the client: its number in the channel, and the JSON array that carries it. */
interface Outgoing {
  readonly id: number
  readonly json: string
}

/**
 * Messages that the client hasn't acknowledged yet, in order.
 *
 * - ids increase from 1 without a gap;
 * - what was taken stays until it is acknowledged, and is taken again after `rewind`.
 */
export class Outbox {
  #messages: Outgoing[] = []
  #lastId = 0
  #lastTaken = 0
  #size = 0

  /** The id of the latest message, taken or not. */
  get lastId(): number {
    return this.#lastId
  }

  /** Characters that wait to be acknowledged. */
  get size(): number {
    return this.#size
  }

  get hasNew(): boolean {
    return this.#lastTaken < this.#lastId
  }

  /** Puts a message, given as the JSON of an array, at the end. */
  put(message: string): void {
    this.#lastId += 1
    const json = `[${this.#lastId},${message}]`
    this.#messages.push({ id: this.#lastId, json })
    this.#size += json.length
  }

  /** The messages that were never taken, up to about `limit` characters, as one JSON array; undefined when there are none. */
  take(limit: number): string | undefined {
    const batch: string[] = []
    let length = 0
    for (const { id, json } of this.#messages) {
      if (id <= this.#lastTaken) continue
      if (batch.length > 0 && length + json.length > limit) break
      batch.push(json)
      length += json.length
      this.#lastTaken = id
    }
    return batch.length === 0 ? undefined : `[${batch.join(',')}]`
  }

  /** Forgets what the client has: all messages up to `id`. */
  acknowledge(id: number): void {
    const kept = this.#messages.findIndex((message) => message.id > id)
    const gone = this.#messages.splice(0, kept < 0 ? this.#messages.length : kept)
    for (const { json } of gone) this.#size -= json.length
  }

  /** Whatever isn't acknowledged will be taken again. */
  rewind(): void {
    this.#lastTaken = (this.#messages[0]?.id ?? this.#lastId + 1) - 1
  }
}
