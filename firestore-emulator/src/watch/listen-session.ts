import type { DocumentPath } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import { invalidArgument, StatusError } from '../model/status.ts'
import { type CommitTime, toCommitTime } from '../model/timestamp.ts'
import type { Reader } from '../storage/store.ts'
import { catchUp } from './catch-up.ts'
import { existenceFilter } from './existence-filter.ts'
import type { Hub, HubClient } from './hub.ts'
import type { ListenAnswer, ListenRequest, ListenTarget } from './listen-protocol.ts'
import { type LiveQuery, liveDocuments } from './live-query.ts'
import { PendingDocuments } from './pending-documents.ts'
import { decodeResumeToken } from './resume-token.ts'
import type { Session, Sink } from './session.ts'
import { Subscription } from './subscription.ts'
import type { ViewDelta } from './view.ts'

/** Whether a client may watch a target, and which documents that answer rests on. */
export interface Judgement {
  readonly refusal: StatusError | undefined
  readonly reads: ReadonlySet<DocumentPath>
}

/** What a session needs to know of the world. */
export interface ListenSurroundings {
  readonly hub: Hub
  readonly epoch: bigint
  judge(target: ListenTarget, reader: Reader): Judgement
  /** Prepares a query for watching, or throws why it can't be. */
  live(query: Query): LiveQuery
}

/** From when on a client wants to hear: from the beginning, or from a time that may be gone. */
type Since = CommitTime | 'lost' | undefined

/** Entries that may pile up for a slow client beyond what its views hold, before it is started over. */
const slack = 5_000

/**
 * One listen stream. For each target the client hears ADD, its documents, CURRENT; then, and after every commit that touches any of them,
 * the changes and one global snapshot, at which all its targets stand at the same time. While the client can't take more, changes
 * melt together, and no snapshot is claimed before it has heard everything.
 */
export class ListenSession implements Session<ListenRequest>, HubClient {
  readonly #around: ListenSurroundings
  readonly #sink: Sink<ListenAnswer>
  readonly #subscriptions = new Map<number, Subscription>()
  readonly #pending = new PendingDocuments()
  /** Whose judgement rests on which document. */
  readonly #readers = new Map<DocumentPath, Set<Subscription>>()
  readonly #becomingCurrent = new Set<Subscription>()
  #snapshotDue = false
  #blocked = false
  #closed = false

  constructor(around: ListenSurroundings, sink: Sink<ListenAnswer>) {
    this.#around = around
    this.#sink = sink
    around.hub.join(this)
  }

  request(request: ListenRequest): void {
    if (this.#closed) return
    this.#guard(() => {
      if (request.kind === 'add') this.#add(request)
      else this.#remove(request.targetId)
      this.#settle()
    })
  }

  drained(): void {
    this.#blocked = false
    this.settle()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const subscription of [...this.#subscriptions.values()]) this.#drop(subscription)
    this.#around.hub.part(this)
  }

  recheck(paths: ReadonlySet<DocumentPath> | 'all'): void {
    this.#guard(() => {
      for (const subscription of paths === 'all' ? [...this.#subscriptions.values()] : this.#readersOf(paths)) {
        this.#judgeAgain(subscription)
      }
    })
  }

  settle(): void {
    this.#guard(() => this.#settle())
  }

  refresh(): void {
    if (this.#subscriptions.size === 0) return
    this.#snapshotDue = true
    this.settle()
  }

  /** A bug in serving one client must not reach the others, nor whoever commits: it ends that client's stream. */
  #guard(work: () => void): void {
    try {
      work()
    } catch (cause) {
      this.#crash(cause)
    }
  }

  #crash(cause: unknown): void {
    this.close()
    this.#sink.end(new StatusError('INTERNAL', 'Internal error.', { cause }))
  }

  /** Sends what is pending, as far as the client can take it, and then the snapshot that it makes. */
  #settle(): void {
    while (!this.#blocked && !this.#closed) {
      const message = this.#pending.take(this.#around.hub.time)
      if (message === undefined) break
      this.#send(message)
    }
    if (this.#blocked || this.#closed) {
      if (this.#pending.size > this.#capacity()) this.#startOver()
      return
    }
    this.#sendSnapshot()
  }

  #add(request: Extract<ListenRequest, { kind: 'add' }>): void {
    const { targetId, target, once } = request
    const replaced = this.#subscriptions.get(targetId)
    if (replaced !== undefined) this.#drop(replaced)
    try {
      const judgement = this.#judge(target)
      const since = this.#resumePoint(request)
      const query = 'query' in target ? this.#around.live(target.query) : liveDocuments(target.documents)
      const shared = this.#around.hub.target(query)
      const subscription = new Subscription(
        { targetId, target, shared, once },
        (heard, deltas) => this.#note(heard, deltas),
        (failed, error) => this.#reject(failed, error),
      )
      shared.listeners.add(subscription)
      this.#subscriptions.set(targetId, subscription)
      this.#restOn(subscription, judgement.reads)
      this.#send({ kind: 'target', change: 'ADD', targetIds: [targetId] })
      this.#fill(subscription, { since, expectedCount: request.expectedCount })
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
      this.#send({ kind: 'target', change: 'REMOVE', targetIds: [targetId], cause: error })
    }
  }

  /** Throws when the target may not be watched. */
  #judge(target: ListenTarget): Judgement {
    const judgement = this.#around.hub.read((reader) => this.#around.judge(target, reader))
    if (judgement.refusal !== undefined) throw judgement.refusal
    return judgement
  }

  #fill(
    subscription: Subscription,
    { since, expectedCount }: { readonly since: Since; readonly expectedCount: number | undefined },
  ): void {
    this.#becomingCurrent.add(subscription)
    if (since === undefined) {
      this.#noteAll(subscription)
      return
    }
    const missed = since === 'lost' ? undefined : catchUp(this.#around.hub, subscription.shared, since)
    if (since === 'lost' || missed === undefined) {
      this.#send({ kind: 'target', change: 'RESET', targetIds: [subscription.targetId] })
      this.#noteAll(subscription)
      return
    }
    this.#note(subscription, missed.deltas)
    if (expectedCount === undefined || expectedCount === missed.countThen) return
    subscription.filter = existenceFilter(subscription, this.#around.hub.database.id, since)
  }

  /** Throws for a token that was never given. One of another folder, or of another Firestore, is only lost: its holder must be able to go on. */
  #resumePoint({ resumeToken, readTime }: Extract<ListenRequest, { kind: 'add' }>): Since {
    if (resumeToken !== undefined && resumeToken.length > 0) {
      const point = decodeResumeToken(resumeToken)
      if (point === undefined) throw invalidArgument('bad resume token')
      return point !== 'elsewhere' && point.epoch === this.#around.epoch ? point.time : 'lost'
    }
    return readTime === undefined ? undefined : toCommitTime(readTime)
  }

  #noteAll(subscription: Subscription): void {
    const { shared, target } = subscription
    const deltas: ViewDelta[] = Array.from(shared.view.documents(), (document) => ({
      kind: 'in',
      path: document.path,
      document,
    }))
    const wanted = 'documents' in target ? target.documents : []
    for (const path of wanted) {
      if (shared.view.get(path) === undefined) deltas.push({ kind: 'out', path, deleted: true })
    }
    this.#note(subscription, deltas)
  }

  #note({ targetId, shared }: Subscription, deltas: readonly ViewDelta[]): void {
    for (const delta of deltas) {
      const shaped = delta.kind === 'in' ? { ...delta, document: shared.query.shape(delta.document) } : delta
      this.#pending.add(targetId, shaped)
    }
    this.#snapshotDue = true
    this.#around.hub.touch(this)
  }

  #remove(targetId: number): void {
    const subscription = this.#subscriptions.get(targetId)
    if (subscription !== undefined) this.#drop(subscription)
    this.#send({ kind: 'target', change: 'REMOVE', targetIds: [targetId] })
  }

  #reject(subscription: Subscription, cause: unknown): void {
    if (!(cause instanceof StatusError)) {
      this.#crash(cause)
      return
    }
    this.#drop(subscription)
    this.#send({ kind: 'target', change: 'REMOVE', targetIds: [subscription.targetId], cause })
  }

  #drop(subscription: Subscription): void {
    const { targetId, shared } = subscription
    this.#subscriptions.delete(targetId)
    this.#becomingCurrent.delete(subscription)
    this.#pending.drop(targetId)
    this.#restOn(subscription, new Set())
    shared.listeners.delete(subscription)
    this.#around.hub.leave(shared)
  }

  #judgeAgain(subscription: Subscription): void {
    try {
      this.#restOn(subscription, this.#judge(subscription.target).reads)
    } catch (error) {
      this.#reject(subscription, error)
    }
  }

  #readersOf(paths: ReadonlySet<DocumentPath>): Set<Subscription> {
    const readers = new Set<Subscription>()
    for (const path of paths) for (const subscription of this.#readers.get(path) ?? []) readers.add(subscription)
    return readers
  }

  #restOn(subscription: Subscription, reads: ReadonlySet<DocumentPath>): void {
    const { hub } = this.#around
    const before = subscription.reads
    subscription.reads = reads
    for (const path of reads) {
      if (before.has(path)) continue
      const readers = this.#readers.get(path) ?? new Set()
      this.#readers.set(path, readers.add(subscription))
      hub.restsOn(this, path)
    }
    for (const path of before) {
      if (reads.has(path)) continue
      const readers = this.#readers.get(path)
      readers?.delete(subscription)
      if (readers === undefined || readers.size > 0) continue
      this.#readers.delete(path)
      hub.restsNoMoreOn(this, path)
    }
  }

  #sendSnapshot(): void {
    const snapshot = this.#around.hub.snapshot(this.#around.epoch)
    const { readTime, resumeToken } = snapshot
    const fresh = [...this.#becomingCurrent]
    this.#becomingCurrent.clear()
    for (const { targetId, filter } of fresh) {
      if (filter !== undefined) this.#send(filter)
      this.#send({ kind: 'target', change: 'CURRENT', targetIds: [targetId], readTime, resumeToken })
    }
    if (!this.#snapshotDue && fresh.length === 0) return
    this.#snapshotDue = false
    this.#send(snapshot)
    for (const subscription of fresh) if (subscription.once) this.#remove(subscription.targetId)
  }

  #capacity(): number {
    let capacity = slack
    for (const { shared } of this.#subscriptions.values()) capacity += 2 * shared.view.size
    return capacity
  }

  /** Too much came and went unheard: every target begins again from its present results. */
  #startOver(): void {
    for (const subscription of this.#subscriptions.values()) {
      this.#pending.drop(subscription.targetId)
      subscription.filter = undefined
      this.#send({ kind: 'target', change: 'RESET', targetIds: [subscription.targetId] })
      this.#noteAll(subscription)
      this.#becomingCurrent.add(subscription)
    }
  }

  #send(answer: ListenAnswer): void {
    if (!this.#closed && !this.#sink.send(answer)) this.#blocked = true
  }
}
