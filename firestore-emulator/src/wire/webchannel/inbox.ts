import { StatusError } from '../../model/status.ts'
import type { NumberedMessage } from './form.ts'

/** So many characters may wait for a message before them: far more than what a client has on its way at once. */
const maxEarly = 32 * 1024 * 1024

/**
 * Puts the client's messages in order: each is given out once, however often it comes, and none before the ones that were sent before it,
 * however the requests overtook each other.
 */
export class Inbox {
  readonly #early = new Map<number, string>()
  #earlySize = 0
  #next = 0

  /** The messages that are due now, in order. Throws RESOURCE_EXHAUSTED when too much waits for one that doesn't come. */
  take(messages: readonly NumberedMessage[]): readonly string[] {
    for (const { number, text } of messages) this.#keep(number, text)
    const due: string[] = []
    for (let text = this.#early.get(this.#next); text !== undefined; text = this.#early.get(this.#next)) {
      due.push(text)
      this.#early.delete(this.#next)
      this.#earlySize -= text.length
      this.#next += 1
    }
    return due
  }

  #keep(number: number, text: string): void {
    if (number < this.#next || this.#early.has(number)) return
    if (number > this.#next && this.#earlySize + text.length > maxEarly) {
      throw new StatusError('RESOURCE_EXHAUSTED', `Too much came after message ${this.#next}, which is missing.`)
    }
    this.#early.set(number, text)
    this.#earlySize += text.length
  }
}
