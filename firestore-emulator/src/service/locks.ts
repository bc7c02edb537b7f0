import type { DocumentPath } from '../model/path.ts'
import { StatusError } from '../model/status.ts'
import type { Clock } from '../util/clock.ts'
import { type Deferred, deferred } from '../util/deferred.ts'

/** Who holds locks: a transaction, or one write outside of any. */
export interface LockOwner {
  /** Smaller is older; in a deadlock the youngest gives way. */
  readonly age: number
  /** For how long nothing has been asked on its behalf, in milliseconds; 0 while it is being served. */
  idleMs(): number
  /** Gives way to others: the owner ends, and its locks are released. */
  abort(): void
}

export interface LockTimes {
  /** How long a request waits at most. */
  readonly waitMs: number
  /** How long an owner may sit idle on a lock that others wait for. */
  readonly patienceMs: number
}

interface LockRequest {
  readonly owner: LockOwner
  readonly paths: readonly DocumentPath[]
  readonly granted: Deferred<void>
  readonly since: number
  cancelTimer: () => void
}

/** What a transaction hears that others were in the way of. */
export const contention = () => new StatusError('ABORTED', 'Too much contention on these documents. Please try again.')

/**
 * Exclusive locks on documents, existing or not.
 *
 * - a request gets all its paths at once or waits holding none of them; requests are served in order of arrival, so that
 *   every writer of a hot document has its turn;
 * - an owner that holds something already overtakes those that hold nothing: its end is what they wait for;
 * - a circle of waiting owners is broken at once by aborting its youngest; an owner that sits idle on a wanted lock is aborted after a while.
 */
export class LockTable {
  readonly #clock: Clock
  readonly #times: LockTimes
  readonly #holders = new Map<DocumentPath, LockOwner>()
  readonly #held = new Map<LockOwner, Set<DocumentPath>>()
  readonly #waiting = new Set<LockRequest>()

  constructor(clock: Clock, times: LockTimes) {
    this.#clock = clock
    this.#times = times
  }

  /** Resolves when `owner` holds all of `paths`; rejects with ABORTED after too long a wait, or when the owner was released meanwhile. */
  async acquire(owner: LockOwner, paths: readonly DocumentPath[]): Promise<void> {
    const missing = paths.filter((path) => this.#holders.get(path) !== owner)
    if (missing.length === 0) return
    const request: LockRequest = {
      owner,
      paths: missing,
      granted: deferred<void>(),
      since: this.#clock.now(),
      cancelTimer: () => {},
    }
    this.#waiting.add(request)
    this.#grant()
    if (this.#waiting.has(request)) {
      this.#watchOver(request)
      this.#breakCircle(owner)
    }
    await request.granted.promise
  }

  /** Frees everything that `owner` holds, and turns away what it still waits for. */
  release(owner: LockOwner): void {
    for (const request of this.#waiting) if (request.owner === owner) this.#refuse(request, contention())
    for (const path of this.#held.get(owner) ?? []) this.#holders.delete(path)
    this.#held.delete(owner)
    this.#grant()
  }

  #grant(): void {
    const spokenFor = new Set<DocumentPath>()
    const served = new Set<LockOwner>()
    for (const request of this.#waiting) {
      const { owner, paths } = request
      const holdsSome = this.#held.has(owner)
      const isFree = (path: DocumentPath) => this.#isOpenTo(owner, path) && (holdsSome || !spokenFor.has(path))
      if (paths.every(isFree)) {
        this.#give(request)
        served.add(owner)
      } else {
        for (const path of paths) spokenFor.add(path)
      }
    }
    for (const owner of served) this.#breakCircle(owner)
  }

  #isOpenTo(owner: LockOwner, path: DocumentPath): boolean {
    const holder = this.#holders.get(path)
    return holder === undefined || holder === owner
  }

  #give(request: LockRequest): void {
    this.#waiting.delete(request)
    request.cancelTimer()
    const held = this.#held.get(request.owner) ?? new Set()
    this.#held.set(request.owner, held)
    for (const path of request.paths) {
      held.add(path)
      this.#holders.set(path, request.owner)
    }
    request.granted.resolve()
  }

  #refuse(request: LockRequest, error: StatusError): void {
    this.#waiting.delete(request)
    request.cancelTimer()
    request.granted.reject(error)
  }

  #watchOver(request: LockRequest): void {
    request.cancelTimer = this.#clock.after(this.#times.patienceMs, () => {
      if (!this.#waiting.has(request)) return
      if (this.#clock.now() - request.since >= this.#times.waitMs) {
        this.#refuse(request, new StatusError('ABORTED', 'Transaction lock timeout.'))
        this.#grant()
        return
      }
      this.#watchOver(request)
      for (const holder of this.#blockers(request)) {
        if (holder.idleMs() >= this.#times.patienceMs) holder.abort()
      }
    })
  }

  #blockers({ owner, paths }: LockRequest): Set<LockOwner> {
    const holders = paths.map((path) => this.#holders.get(path)).filter((holder) => holder !== undefined)
    return new Set(holders.filter((holder) => holder !== owner))
  }

  #breakCircle(start: LockOwner): void {
    const circle = this.#circleThrough(start, start, new Set())
    if (circle === undefined) return
    const youngest = circle.reduce((a, b) => (b.age > a.age ? b : a))
    youngest.abort()
  }

  /** The owners on a way of waiting from `at` back to `start`, if there is one. */
  #circleThrough(start: LockOwner, at: LockOwner, seen: Set<LockOwner>): readonly LockOwner[] | undefined {
    seen.add(at)
    for (const request of this.#waiting) {
      if (request.owner !== at) continue
      for (const next of this.#blockers(request)) {
        if (next === start) return [at]
        const rest = seen.has(next) ? undefined : this.#circleThrough(start, next, seen)
        if (rest !== undefined) return [at, ...rest]
      }
    }
    return undefined
  }
}
