/** The events of one document that wait for one function, oldest first, and how the first of them has fared. */
export interface Lane {
  readonly key: string
  readonly sequences: number[]
  attempts: number
  /** How many of the attempts ended with the function failing, and with nobody knowing it. */
  failures: number
  unknowns: number
  /** The function has had it, or never will: it only has to leave the outbox. */
  settled: boolean
}

/** The events that wait for one function: in order for each document, and in turns among the documents. */
export class FunctionQueue {
  readonly #capacity: number
  readonly #lanes = new Map<string, Lane>()
  readonly #ready = new Set<Lane>()
  #size = 0
  /** Lanes that were taken and neither finished nor given back. */
  active = 0
  /** The first event in the outbox that found no room here, and behind which nothing may be added before it. */
  leftFrom: number | undefined

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Adds an event, or remembers where there was no more room. */
  add(key: string, sequence: number): void {
    if (this.leftFrom !== undefined) return
    if (this.#size >= this.#capacity) {
      this.leftFrom = sequence
      return
    }
    this.#size += 1
    const present = this.#lanes.get(key)
    if (present !== undefined) {
      present.sequences.push(sequence)
      return
    }
    const lane = { key, sequences: [sequence], attempts: 0, failures: 0, unknowns: 0, settled: false }
    this.#lanes.set(key, lane)
    this.#ready.add(lane)
  }

  /** Whether it pays to look for what had no room. */
  get hasRoom(): boolean {
    return this.#size <= this.#capacity / 2
  }

  /** The lane whose turn it is, which is nobody else's from now on. */
  take(): Lane | undefined {
    const [lane] = this.#ready
    if (lane !== undefined) this.#ready.delete(lane)
    return lane
  }

  /** Puts a lane behind all others. */
  giveBack(lane: Lane): void {
    this.#ready.add(lane)
  }

  /** The first event of a lane is done with. */
  finish(lane: Lane): void {
    lane.sequences.shift()
    this.#size -= 1
    Object.assign(lane, { attempts: 0, failures: 0, unknowns: 0, settled: false })
    if (lane.sequences.length > 0) this.#ready.add(lane)
    else this.#lanes.delete(lane.key)
  }
}
