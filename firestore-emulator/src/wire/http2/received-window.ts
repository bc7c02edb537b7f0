/** What the other side may still send, and when to let it send more. */
export class ReceivedWindow {
  readonly #size: number
  #left: number

  constructor(size: number) {
    this.#size = size
    this.#left = size
  }

  /** False when more came than was allowed. */
  take(bytes: number): boolean {
    this.#left -= bytes
    return this.#left >= 0
  }

  /** How much more to allow: nothing, until half of it is used up. */
  renew(): number {
    const used = this.#size - this.#left
    if (used * 2 < this.#size) return 0
    this.#left = this.#size
    return used
  }
}
