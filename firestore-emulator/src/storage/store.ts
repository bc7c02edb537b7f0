import type { Commit, Document, DocumentChange } from '../model/document.ts'
import type { CollectionPath, DatabaseId, DocumentPath } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Fields } from '../model/value.ts'

/** All databases of a data folder. */
export interface Store {
  /** Any name is there, without being created first. The same object for the same id. */
  database(id: DatabaseId): Database
  databases(): readonly DatabaseId[]
  /** Resolves when all that was accepted is durable and the folder is free for another process. */
  close(): Promise<void>
}

/**
 * One database.
 *
 * - `read` and `transact` bodies are synchronous: what they see doesn't move under them;
 * - a transaction's writes are seen whole or not at all, and survive a crash once `transact` resolves;
 * - `onCommit` listeners hear every commit once it is durable, in order of commit time, before `transact` resolves.
 */
export interface Database {
  readonly id: DatabaseId
  /** Reads the latest state, or that of `at`, within the last hour (FAILED_PRECONDITION when it is gone). */
  read<T>(body: (reader: Reader) => T, at?: CommitTime): T
  /** Runs `body` alone, after every earlier transaction. When it throws, nothing was written, and the promise rejects with that error. */
  transact<T>(body: (transactor: Transactor) => T): Promise<{ readonly result: T; readonly commitTime: CommitTime }>
  onCommit(listener: (commit: Commit) => void): () => void
  /** The commits after `since`, oldest first, or undefined when the log no longer reaches back that far. */
  commitsSince(since: CommitTime): Iterable<Commit> | undefined
  /** Removes every document, as one commit for listeners. */
  clear(): Promise<void>
  readonly outbox: Outbox
}

/** A consistent view of one database. */
export interface Reader {
  /** The time of the latest commit that this view holds. */
  readonly time: CommitTime
  get(path: DocumentPath): Document | undefined
  /** The documents of one collection, by id in key order, from `after` (excluded) on. Includes missing parents when asked. */
  list(
    collection: CollectionPath,
    options?: { readonly after?: string; readonly missing?: boolean },
  ): Iterable<ListEntry>
  /** Ids of the collections below a document (or the root, ''), in order. */
  collectionIds(parent: DocumentPath | ''): Iterable<string>
}

/** A document of a listing; a missing one has documents below it but doesn't exist itself. */
export type ListEntry = Document | { readonly path: DocumentPath; readonly missing: true }

/** A view that can write. Reads see the state before this transaction until it ends. */
export interface Transactor extends Reader {
  /** The time this transaction will have, known while it runs: what serverTimestamp() becomes. */
  readonly commitTime: CommitTime
  /** Replaces or creates a document. Its createTime is kept when it existed. */
  put(path: DocumentPath, fields: Fields): void
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
