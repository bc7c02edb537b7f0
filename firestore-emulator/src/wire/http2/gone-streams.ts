/** How a stream ended: both sides had said all, or the client took it back; or we stopped listening, and frames for it may be under way. */
export type Fate = 'closed' | 'given up'

/** So many are remembered at least. */
const remembered = 1000

/** How the latest streams of a connection ended. */
export class GoneStreams {
  #latest = new Map<number, Fate>()
  #earlier = new Map<number, Fate>()

  note(streamId: number, fate: Fate): void {
    if (this.#latest.size >= remembered) {
      this.#earlier = this.#latest
      this.#latest = new Map()
    }
    this.#latest.set(streamId, fate)
  }

  /** Undefined when it never was, or is long gone. */
  fate(streamId: number): Fate | undefined {
    return this.#latest.get(streamId) ?? this.#earlier.get(streamId)
  }
}
