import type { Outbox, OutboxEntry } from '../storage/store.ts'
import type { Clock } from '../util/clock.ts'
import { type DocumentEncoding, eventRequest } from './event-request.ts'
import { FunctionQueue, type Lane } from './function-queue.ts'
import type { DeliveryOutcome, Receiver } from './receiver.ts'
import type { TriggerRegistration } from './registration.ts'

/** How patient deliveries are. */
export interface DeliveryPolicy {
  /** Events on their way to one function at once; the functions emulator starts a process for each. */
  readonly concurrency: number
  /** So many events of one function are known at once; the rest waits in the outbox. */
  readonly readAhead: number
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
  readAhead: 10_000,
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

/** So many entries of the outbox are looked at in one go, so that a long one keeps nobody waiting. */
const scannedAtOnce = 1000

/**
 * Takes events out of one database's outbox to their functions: at least once each, one after the other for the same function and document,
 * and again after a pause when it didn't work. An entry leaves the outbox only once it was taken, so a crash repeats but never loses; while
 * nobody can be reached, everything waits. No function waits for another one that hangs or fails, nor a document for another one.
 */
export class Deliveries {
  readonly #around: DeliverySurroundings
  readonly #queues = new Map<string, FunctionQueue>()
  readonly #pauses = new Set<() => void>()
  #cursor = 0
  #scanning = false
  #closed = false

  constructor(around: DeliverySurroundings) {
    this.#around = around
  }

  /** Looks for entries that are new. */
  wake(): void {
    this.#scan()
  }

  /** Sends nothing more; what is on its way stays in the outbox and comes again. */
  close(): void {
    this.#closed = true
    for (const cancel of this.#pauses) cancel()
    this.#pauses.clear()
  }

  /** Reads on in the outbox, a piece at a time. */
  #scan(): void {
    if (this.#closed || this.#scanning) return
    let scanned = 0
    for (const { trigger, key, sequence } of this.#around.outbox.pending(this.#cursor)) {
      this.#cursor = sequence
      this.#queue(trigger).add(key, sequence)
      if (++scanned >= scannedAtOnce) break
    }
    for (const [trigger, queue] of this.#queues) this.#advance(trigger, queue)
    if (scanned < scannedAtOnce) return
    this.#scanning = true
    this.#after(0, () => {
      this.#scanning = false
      this.#scan()
    })
  }

  #queue(trigger: string): FunctionQueue {
    const present = this.#queues.get(trigger)
    if (present !== undefined) return present
    const queue = new FunctionQueue(this.#around.policy.readAhead)
    this.#queues.set(trigger, queue)
    return queue
  }

  #advance(trigger: string, queue: FunctionQueue): void {
    if (this.#closed) return
    this.#refill(trigger, queue)
    while (queue.active < this.#around.policy.concurrency) {
      const lane = queue.take()
      if (lane === undefined) return
      void this.#attempt(trigger, queue, lane)
    }
  }

  /** Fetches what found no room in a queue before, up to where the scan has come. */
  #refill(trigger: string, queue: FunctionQueue): void {
    const { leftFrom } = queue
    if (leftFrom === undefined || !queue.hasRoom) return
    queue.leftFrom = undefined
    for (const entry of this.#around.outbox.pending(leftFrom - 1)) {
      if (entry.sequence > this.#cursor || queue.leftFrom !== undefined) return
      if (entry.trigger === trigger) queue.add(entry.key, entry.sequence)
    }
  }

  async #attempt(trigger: string, queue: FunctionQueue, lane: Lane): Promise<void> {
    const [sequence] = lane.sequences
    if (sequence === undefined) return
    queue.active++
    lane.attempts++
    try {
      lane.settled ||= await this.#isSettled(lane, this.#entry(sequence))
      if (this.#closed) return
      if (!lane.settled) return this.#pause(trigger, queue, lane)
      await this.#around.outbox.remove([sequence])
      queue.finish(lane)
    } catch (error) {
      this.#around.log(`event ${sequence} for ${trigger}: ${String(error)}`)
      this.#pause(trigger, queue, lane)
    } finally {
      queue.active--
      this.#advance(trigger, queue)
    }
  }

  #entry(sequence: number): OutboxEntry | undefined {
    for (const entry of this.#around.outbox.pending(sequence - 1))
      return entry.sequence === sequence ? entry : undefined
    return undefined
  }

  async #isSettled(lane: Lane, entry: OutboxEntry | undefined): Promise<boolean> {
    if (entry === undefined) return true
    const { policy, log, forget } = this.#around
    switch (await this.#send(entry)) {
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

  async #send(entry: OutboxEntry): Promise<DeliveryOutcome | 'unregistered'> {
    const { registration, encoding, receiver, policy } = this.#around
    const wanted = registration(entry.trigger)
    if (wanted === undefined) return 'unregistered'
    try {
      return await receiver.deliver(eventRequest(encoding, wanted, entry), policy.attemptTimeoutMs)
    } catch (error) {
      // An event that can't even be sent must not be tried for ever.
      this.#around.log(`event ${entry.sequence} on ${entry.change.path} can't be sent: ${String(error)}`)
      return 'failed'
    }
  }

  #pause(trigger: string, queue: FunctionQueue, lane: Lane): void {
    const { policy } = this.#around
    const backOff = Math.min(policy.maxBackOffMs, policy.firstBackOffMs * 2 ** (lane.attempts - 1))
    this.#after(backOff, () => {
      queue.giveBack(lane)
      this.#advance(trigger, queue)
    })
  }

  #after(ms: number, task: () => void): void {
    if (this.#closed) return
    const cancel = this.#around.clock.after(ms, () => {
      this.#pauses.delete(cancel)
      task()
    })
    this.#pauses.add(cancel)
  }
}
