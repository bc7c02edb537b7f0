import type { Commit, DocumentChange } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Database, Reader } from '../storage/store.ts'
import type { Clock } from '../util/clock.ts'
import { asOne } from './as-one.ts'
import type { GlobalSnapshot } from './listen-protocol.ts'
import type { LiveQuery } from './live-query.ts'
import { Pace } from './pace.ts'
import { encodeResumeToken } from './resume-token.ts'
import { SharedTarget } from './shared-target.ts'
import { TargetIndex } from './target-index.ts'

/** A stream of a client, as the hub sees it. */
export interface HubClient {
  /** Documents that its rules' proofs rest on (or the rules themselves) have changed; called before any change of the same commit is sent. */
  recheck(paths: ReadonlySet<DocumentPath> | 'all'): void
  /** Called once after commits that touched it: now everything is consistent, as of the hub's time. */
  settle(): void
  /** Nothing happened, but time went by. */
  refresh(): void
}

/**
 * The fan-out of one database: commits that became durable together go, as one, to every shared target that they touch, and then each client
 * that heard something is settled, at once or, while many write, a moment later. All views stand at the same time, that of the last commit seen,
 * and a new target starts at that very time: so there is no gap and no overlap between what is read at first and what follows.
 */
export class Hub {
  readonly database: Database
  readonly #targets = new Map<string, SharedTarget>()
  readonly #index = new TargetIndex<SharedTarget>()
  readonly #clients = new Set<HubClient>()
  readonly #readers = new Map<DocumentPath, Set<HubClient>>()
  readonly #touched = new Set<HubClient>()
  readonly #stop: () => void
  readonly #pace: Pace
  #time: CommitTime
  #snapshot: { readonly epoch: bigint; readonly answer: GlobalSnapshot } | undefined
  #isHearing = false

  constructor(database: Database, clock: Clock) {
    this.database = database
    this.#time = database.read((reader) => reader.time)
    this.#pace = new Pace(clock, () => this.#settle())
    this.#stop = database.onCommit((commits) => {
      this.#hear(asOne(commits))
      this.#pace.heard(commits.length)
    })
  }

  /** What all views stand at. */
  get time(): CommitTime {
    return this.#time
  }

  /** What says that all targets of a stream stand at the hub's time: the same for all who hear it then, so that it is encoded once. */
  snapshot(epoch: bigint): GlobalSnapshot {
    const known = this.#snapshot
    if (known?.epoch === epoch && known.answer.readTime === this.#time) return known.answer
    const resumeToken = encodeResumeToken({ epoch, time: this.#time })
    const answer = { kind: 'target', change: 'NO_CHANGE', targetIds: [], readTime: this.#time, resumeToken } as const
    this.#snapshot = { epoch, answer }
    return answer
  }

  /** Reads the state that all views stand at, which is the latest. Unless a commit is being heard, the time moves on to now. */
  read<T>(body: (reader: Reader) => T): T {
    if (this.#isHearing) return this.database.read(body)
    return this.database.read((reader) => {
      this.#time = reader.time
      return body(reader)
    })
  }

  /** The target of a query, shared with everybody who watches the same. Give it back with `leave`. */
  target(query: LiveQuery): SharedTarget {
    const present = this.#targets.get(query.id)
    if (present !== undefined) return present
    const target = this.read((reader) => new SharedTarget(query, reader))
    this.#targets.set(query.id, target)
    this.#index.add(query.place, target)
    return target
  }

  /** Forgets a target that nobody listens to any more. */
  leave(target: SharedTarget): void {
    if (target.listeners.size > 0 || this.#targets.get(target.query.id) !== target) return
    this.#targets.delete(target.query.id)
    this.#index.remove(target.query.place, target)
  }

  join(client: HubClient): void {
    this.#clients.add(client)
  }

  part(client: HubClient): void {
    this.#clients.delete(client)
    this.#touched.delete(client)
  }

  /** Remembers that a proof of `client` rests on a document. */
  restsOn(client: HubClient, path: DocumentPath): void {
    const clients = this.#readers.get(path) ?? new Set()
    this.#readers.set(path, clients.add(client))
  }

  /** The inverse of `restsOn`. */
  restsNoMoreOn(client: HubClient, path: DocumentPath): void {
    const clients = this.#readers.get(path)
    clients?.delete(client)
    if (clients?.size === 0) this.#readers.delete(path)
  }

  /** Asks that a client be settled after the commits that are being heard. */
  touch(client: HubClient): void {
    this.#touched.add(client)
  }

  /** Has every listener judged again, after rules changed. */
  recheckAll(): void {
    for (const client of [...this.#clients]) client.recheck('all')
    this.#settle()
  }

  /** Gives every client a fresh snapshot, and so a resume token that isn't soon too old, though nothing happened. */
  refresh(): void {
    if (this.#clients.size === 0) return
    this.read(() => {})
    for (const client of [...this.#clients]) client.refresh()
  }

  close(): void {
    this.#stop()
    this.#pace.close()
  }

  #hear(commit: Commit): void {
    this.#time = commit.time
    this.#isHearing = true
    try {
      this.#recheckReaders(commit.changes)
      for (const [target, changes] of this.#affected(commit.changes)) {
        target.apply(changes, (body) => this.read(body))
      }
    } finally {
      this.#isHearing = false
    }
  }

  #recheckReaders(changes: readonly DocumentChange[]): void {
    const rechecks = new Map<HubClient, Set<DocumentPath>>()
    for (const { path } of changes) {
      for (const client of this.#readers.get(path) ?? []) {
        rechecks.set(client, (rechecks.get(client) ?? new Set()).add(path))
      }
    }
    for (const [client, paths] of rechecks) client.recheck(paths)
  }

  #affected(changes: readonly DocumentChange[]): Map<SharedTarget, DocumentChange[]> {
    const affected = new Map<SharedTarget, DocumentChange[]>()
    for (const change of changes) {
      for (const target of this.#index.affected(change)) {
        const own = affected.get(target)
        if (own === undefined) affected.set(target, [change])
        else own.push(change)
      }
    }
    return affected
  }

  #settle(): void {
    const touched = [...this.#touched]
    this.#touched.clear()
    for (const client of touched) client.settle()
  }
}
