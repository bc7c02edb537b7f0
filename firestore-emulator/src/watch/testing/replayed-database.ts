import type { Commit, Document, DocumentChange } from '../../model/document.ts'
import { noIndexes } from '../../model/index-definition.ts'
import { collectionIdOf, type DocumentPath, parentCollection, parentDocument } from '../../model/path.ts'
import { failedPrecondition } from '../../model/status.ts'
import type { CommitTime } from '../../model/timestamp.ts'
import type { Fields } from '../../model/value.ts'
import type { Database, Reader, Snapshot } from '../../storage/store.ts'

/** A database for tests that is nothing but its commits: every state is what they add up to. Time is told by hand. */
export class ReplayedDatabase implements Database {
  readonly id = { project: 'demo', database: '(default)' }
  readonly outbox = { pending: () => [], remove: async () => {} }
  readonly commits: Commit[] = []
  readonly #listeners = new Set<(commits: readonly Commit[]) => void>()
  #unannounced: Commit[] = []
  #isHeld = false
  #remembersSince = 0
  #time = 0

  /** Commits what `write` does, at the next full second. */
  commit(write: (change: (path: DocumentPath, fields: Fields | undefined) => void) => void): CommitTime {
    this.#time += 1_000_000
    const time = this.#time
    const before = this.#documents()
    const changes = new Map<DocumentPath, DocumentChange>()
    const change = (path: DocumentPath, fields: Fields | undefined) => {
      const old = before.get(path)
      const after = fields && { path, fields, createTime: old?.createTime ?? time, updateTime: time }
      changes.set(path, { path, ...(old && { before: old }), ...(after && { after }) })
    }
    write(change)
    const commit = { time, changes: [...changes.values()] }
    this.commits.push(commit)
    this.#unannounced.push(commit)
    if (!this.#isHeld) this.#announce()
    return time
  }

  /** The commits that `body` makes become durable together. */
  together(body: () => void): void {
    this.#isHeld = true
    body()
    this.#isHeld = false
    this.#announce()
  }

  /** Loses what was before `time`. */
  trim(time: CommitTime): void {
    this.#remembersSince = time
  }

  read<T>(body: (reader: Reader) => T, at?: CommitTime): T {
    if (at !== undefined && at < this.#remembersSince) throw failedPrecondition('too old')
    return body(this.reader(at))
  }

  reader(at = this.#time): Reader {
    const documents = this.#documents(at)
    return {
      time: at,
      get: (path) => documents.get(path),
      list: (collection) => [...documents.values()].filter(({ path }) => parentCollection(path) === collection),
      collectionIds: (parent) => [
        ...new Set(
          [...documents.keys()].filter((path) => parentDocument(parentCollection(path)) === parent).map(collectionIdOf),
        ),
      ],
      indexes: { settings: noIndexes, defined: [], building: [], scan: () => [] },
    }
  }

  all(at?: CommitTime): readonly Document[] {
    return [...this.#documents(at).values()]
  }

  snapshot(): Snapshot {
    return { time: this.#time, documents: this.all() }
  }

  onCommit(listener: (commits: readonly Commit[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  commitsSince(since: CommitTime): Iterable<Commit> | undefined {
    return since < this.#remembersSince ? undefined : this.commits.filter(({ time }) => time > since)
  }

  transact(): never {
    throw new Error('tests commit with `commit`')
  }

  clear(): never {
    throw new Error('tests commit with `commit`')
  }

  #announce(): void {
    const commits = this.#unannounced
    this.#unannounced = []
    for (const listener of this.#listeners) listener(commits)
  }

  #documents(at = this.#time): Map<DocumentPath, Document> {
    const documents = new Map<DocumentPath, Document>()
    for (const { time, changes } of this.commits) {
      if (time > at) break
      for (const { path, after } of changes) {
        if (after === undefined) documents.delete(path)
        else documents.set(path, after)
      }
    }
    return documents
  }
}
