import type { Commit, Document, DocumentChange } from '../model/document.ts'
import type { DefinedIndex, Indexes } from '../model/index-definition.ts'
import type { CollectionPath, DatabaseId, DocumentPath, FieldPath } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Fields } from '../model/value.ts'

/** All databases of a data folder. */
export interface Store {
  /** Any name is there, without being created first. The same object for the same id. */
  database(id: DatabaseId): Database
  databases(): readonly DatabaseId[]
  /**
   * Says which indexes there must be besides the automatic ones: in one project, or in all that have none of their own. New ones are built
   * from the stored documents, at once where these are few and otherwise while others are served; others are forgotten. Until it is called, a
   * folder keeps the indexes it was left with, and goes on building them.
   */
  setIndexes(indexes: Indexes, project?: string): void
  /** Compares all index entries with the documents they are made from, and answers what is wrong: nothing, ever. Reads everything. */
  verify(): readonly string[]
  /** Resolves when all that was accepted is durable and the folder is free for another process. */
  close(): Promise<void>
}

/**
 * One database.
 *
 * - `read` and `transact` bodies are synchronous: what they see doesn't move under them;
 * - a transaction's writes are seen whole or not at all, and survive a crash once `transact` resolves;
 * - `onCommit` listeners hear every commit once it is durable, in order of commit time, before `transact` resolves. Those that became durable
 *   together are heard together, and the state is that after the last of them.
 */
export interface Database {
  readonly id: DatabaseId
  /** Reads the latest state, or that of `at`, within the last hour (FAILED_PRECONDITION when it is gone). */
  read<T>(body: (reader: Reader) => T, at?: CommitTime): T
  /** Runs `body` alone, after every earlier transaction. When it throws, nothing was written, and the promise rejects with that error. */
  transact<T>(body: (transactor: Transactor) => T): Promise<{ readonly result: T; readonly commitTime: CommitTime }>
  onCommit(listener: (commits: readonly Commit[]) => void): () => void
  /** The commits after `since`, oldest first, or undefined when the log no longer reaches back that far. */
  commitsSince(since: CommitTime): Iterable<Commit> | undefined
  /** Every document there is now. Later commits don't show, however slowly it is read; it must be read to its end, or its iterator returned. */
  snapshot(): Snapshot
  /** Removes every document, as one commit for listeners. */
  clear(): Promise<void>
  readonly outbox: Outbox
}

/** All documents of one database, in no particular order, as they were at `time`. */
export interface Snapshot {
  readonly time: CommitTime
  readonly documents: Iterable<Document>
}

/** A consistent view of one database. */
export interface Reader {
  /** When the database was in this state: every commit up to this time is in it, and no commit after it has a time as early. */
  readonly time: CommitTime
  get(path: DocumentPath): Document | undefined
  /** The documents of one collection, by id in key order, from `after` (excluded) on. Includes missing parents when asked. */
  list(
    collection: CollectionPath,
    options?: { readonly after?: string; readonly missing?: boolean },
  ): Iterable<ListEntry>
  /** Ids of the collections below a document (or the root, ''), in order. */
  collectionIds(parent: DocumentPath | ''): Iterable<string>
  /** How queries find documents. */
  readonly indexes: IndexReader
  /**
   * In a view of the past, whose indexes are those of the present: the documents that have changed since, as they were, undefined where there were
   * none. What the indexes say of these is of no account.
   */
  readonly changed?: ReadonlyMap<DocumentPath, Document | undefined>
}

/** The sorted entries of every index, for the query planner. Which index serves what is none of its business. */
export interface IndexReader {
  /** The rules for single-field indexes; composites that aren't in `defined` don't exist. */
  readonly settings: Indexes
  readonly defined: readonly DefinedIndex[]
  /** Those that will be in `defined` once they are built. */
  readonly building: readonly DefinedIndex[]
  /** Entries in order. Bounds are parts of keys, `lower` included and `upper` not; lazily read, so whoever stops early pays little. */
  scan(index: IndexRef, bounds?: ScanBounds): Iterable<IndexHit>
}

/** Names of a collection or of a collection group, one field of one collection, or an index from `defined`. */
export type IndexRef =
  | { readonly kind: 'collection'; readonly collection: CollectionPath }
  | { readonly kind: 'group'; readonly collectionId: string }
  | {
      readonly kind: 'field'
      readonly collection: CollectionPath
      readonly field: FieldPath
      readonly contains: boolean
    }
  | { readonly kind: 'defined'; readonly definition: DefinedIndex; readonly collection?: CollectionPath }

export interface ScanBounds {
  readonly lower?: Buffer
  readonly upper?: Buffer
  readonly reverse?: boolean
}

/**
 * One entry. `position` is its key without what all entries of the index share. Where `cuts` isn't empty, entries that agree up to such
 * an offset of `position` may be out of order among each other.
 */
export interface IndexHit {
  readonly position: Buffer
  readonly path: DocumentPath
  readonly cuts: readonly number[]
}

/** A document of a listing; a missing one has documents below it but doesn't exist itself. */
export type ListEntry = Document | { readonly path: DocumentPath; readonly missing: true }

/** A view that can write. Reads see the state before this transaction until it ends. */
export interface Transactor extends Reader {
  /** The time this transaction will have, known while it runs: what serverTimestamp() becomes. */
  readonly commitTime: CommitTime
  /**
   * Replaces or creates a document, and answers how it will be. Its createTime is kept when it existed; when its fields are the same as
   * before, it doesn't change at all, nor does its updateTime.
   */
  put(path: DocumentPath, fields: Fields): Document
  delete(path: DocumentPath): void
  /** Puts an event into the outbox, in this same commit. */
  enqueue(event: OutboxEvent): void
}

/** An event waiting for its receiver. `key` orders: events with the same key are delivered one after the other. */
export interface OutboxEvent {
  readonly trigger: string
  readonly key: string
  readonly change: DocumentChange
  readonly time: CommitTime
  readonly actor: { readonly authType: string; readonly authId?: string }
}

export interface OutboxEntry extends OutboxEvent {
  /** Unique and increasing; the event id that receivers key their effects by is made from it. */
  readonly sequence: number
}

/** What was committed together with its causes and not yet delivered; survives restarts. */
export interface Outbox {
  pending(after?: number): Iterable<OutboxEntry>
  remove(sequences: readonly number[]): Promise<void>
}
