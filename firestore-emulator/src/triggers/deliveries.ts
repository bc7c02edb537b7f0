import type { Outbox, OutboxEntry } from '../storage/store.ts'
import type { Clock } from '../util/clock.ts'
import { type DocumentEncoding, eventRequest } from './event-request.ts'
import type { DeliveryOutcome, Receiver } from './receiver.ts'
import type { TriggerRegistration } from './registration.ts'

/** How patient deliveries are. */
export interface DeliveryPolicy {
  /** Events on their way at once; the functions emulator starts a process for each. */
  readonly concurrency: number
  readonly attemptTimeoutMs: number
  readonly firstBackOffMs: number
  readonly maxBackOffMs: number
  /** So often may a function throw before its event is given up. */
  readonly maxFailures: number
  /** So often may the receiver not know the function: it may still be loading. */
  readonly maxUnknown: number
}

export const deliveryPolicy: DeliveryPolicy = {
  concurrency: 4,
  attemptTimeoutMs: 540_000,
  firstBackOffMs: 200,
  maxBackOffMs: 10_000,
  maxFailures: 8,
  maxUnknown: 12,
}

export interface DeliverySurroundings {
  readonly outbox: Outbox
  readonly receiver: Receiver
  readonly encoding: DocumentEncoding
  readonly clock: Clock
  readonly policy: DeliveryPolicy
  registration(id: string): TriggerRegistration | undefined
  /** The receiver doesn't know this function and isn't going to. */
  forget(id: string): void
  log(message: string): void
}

interface Lane {
  readonly entries: OutboxEntry[]
  busy: boolean
  /** Of the first entry: attempts in all, and how many of them ended in each way. */
  attempts: number
  failures: number
  unknowns: number
}

/** Entries that are held in memory at once; the rest waits in the outbox. */
const readAhead = 1000

/**
 * Takes events out of one database's outbox to their functions: at least once each, one after the other for the same function and document,
 * and again after a pause when it didn't work. An entry leaves the outbox only once it was taken, so a crash repeats but never loses; while
 * nobody can be reached, everything waits.
 */
export class Deliveries {
  readonly #around: DeliverySurroundings
  readonly #lanes = new Map<string, Lane>()
  readonly #pauses = new Set<() => void>()
  #cursor: number | undefined
  #queued = 0
  #active = 0
  #exhausted = false
  #closed = false

  constructor(around: DeliverySurroundings) {
    this.#around = around
  }

  /** Looks for entries that are new. */
  wake(): void {
    this.#exhausted = false
    this.#advance()
  }

  /** Sends nothing more; what is on its way stays in the outbox and comes again. */
  close(): void {
    this.#closed = true
    for (const cancel of this.#pauses) cancel()
    this.#pauses.clear()
  }

  #advance(): void {
    this.#readAhead()
    for (const [key, lane] of this.#lanes) {
      if (this.#closed || this.#active >= this.#around.policy.concurrency) return
      if (!lane.busy) void this.#attempt(key, lane)
    }
  }

  #readAhead(): void {
    if (this.#closed || this.#exhausted || this.#queued >= readAhead / 2) return
    for (const entry of this.#around.outbox.pending(this.#cursor)) {
      this.#cursor = entry.sequence
      const lane = this.#lanes.get(entry.key) ?? { entries: [], busy: false, attempts: 0, failures: 0, unknowns: 0 }
      lane.entries.push(entry)
      this.#lanes.set(entry.key, lane)
      if (++this.#queued >= readAhead) return
    }
    this.#exhausted = true
  }

  async #attempt(key: string, lane: Lane): Promise<void> {
    const [entry] = lane.entries
    if (entry === undefined) return
    lane.busy = true
    this.#active++
    lane.attempts++
    try {
      const outcome = await this.#send(entry)
      if (this.#closed) return
      if (this.#isSettled(outcome, lane, entry)) await this.#finish(key, lane, entry)
      else this.#pause(lane)
    } catch (error) {
      this.#around.log(`event ${entry.sequence} for ${entry.trigger}: ${String(error)}`)
      this.#pause(lane)
    } finally {
      this.#active--
      this.#advance()
    }
  }

  async #send(entry: OutboxEntry): Promise<DeliveryOutcome | 'unregistered'> {
    const { registration, encoding, receiver, policy } = this.#around
    const wanted = registration(entry.trigger)
    if (wanted === undefined) return 'unregistered'
    return receiver.deliver(eventRequest(encoding, wanted, entry), policy.attemptTimeoutMs)
  }

  #isSettled(outcome: DeliveryOutcome | 'unregistered', lane: Lane, entry: OutboxEntry): boolean {
    const { policy, log, forget } = this.#around
    switch (outcome) {
      case 'taken':
      case 'unregistered':
        return true
      case 'unreachable':
        return false
      case 'failed':
        if (++lane.failures < policy.maxFailures) return false
        log(`gave up event ${entry.sequence} on ${entry.change.path}: ${entry.trigger} failed ${lane.failures} times`)
        return true
      case 'unknown':
        if (++lane.unknowns < policy.maxUnknown) return false
        log(`dropped event ${entry.sequence} on ${entry.change.path}: there is no function ${entry.trigger}`)
        forget(entry.trigger)
        return true
    }
  }

  async #finish(key: string, lane: Lane, entry: OutboxEntry): Promise<void> {
    await this.#around.outbox.remove([entry.sequence])
    lane.entries.shift()
    Object.assign(lane, { busy: false, attempts: 0, failures: 0, unknowns: 0 })
    this.#queued--
    this.#lanes.delete(key)
    if (lane.entries.length > 0) this.#lanes.set(key, lane) // to the end: every lane has its turn
  }

  #pause(lane: Lane): void {
    const { clock, policy } = this.#around
    const backOff = Math.min(policy.maxBackOffMs, policy.firstBackOffMs * 2 ** (lane.attempts - 1))
    const cancel = clock.after(backOff, () => {
      this.#pauses.delete(cancel)
      lane.busy = false
      this.#advance()
    })
    this.#pauses.add(cancel)
  }
}
