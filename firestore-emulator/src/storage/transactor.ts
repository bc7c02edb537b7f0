import type { Document, DocumentChange } from '../model/document.ts'
import type { CollectionPath, DocumentPath } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Fields } from '../model/value.ts'
import { identicalFields } from '../model/value-identity.ts'
import type { Documents } from './documents.ts'
import type { IndexReader, ListEntry, OutboxEvent, Reader, Transactor } from './store.ts'

/** A view of the latest state. */
export class LatestReader implements Reader {
  readonly time: CommitTime
  readonly indexes: IndexReader
  readonly #documents: Documents

  constructor(time: CommitTime, documents: Documents, indexes: IndexReader) {
    this.time = time
    this.#documents = documents
    this.indexes = indexes
  }

  get(path: DocumentPath): Document | undefined {
    return this.#documents.get(path)
  }

  list(collection: CollectionPath, options: { after?: string; missing?: boolean } = {}): Iterable<ListEntry> {
    const { after: from, missing = false } = options
    return this.#documents.list(collection, { ...(from !== undefined && { from }), missing })
  }

  collectionIds(parent: DocumentPath | ''): Iterable<string> {
    return this.#documents.collectionIds(parent)
  }
}

/** Notes what a transaction wants written, and writes nothing itself: a body that throws leaves no trace. */
export class NotingTransactor extends LatestReader implements Transactor {
  readonly commitTime: CommitTime
  readonly events: OutboxEvent[] = []
  readonly #after = new Map<DocumentPath, Document | undefined>()
  readonly #before = new Map<DocumentPath, Document | undefined>()

  constructor(commitTime: CommitTime, documents: Documents, indexes: IndexReader) {
    super(commitTime - 1, documents, indexes)
    this.commitTime = commitTime
  }

  /** What was read once needn't be read again: nothing else runs meanwhile. */
  override get(path: DocumentPath): Document | undefined {
    if (this.#before.has(path)) return this.#before.get(path)
    const document = super.get(path)
    this.#before.set(path, document)
    return document
  }

  put(path: DocumentPath, fields: Fields): Document {
    const before = this.get(path)
    const document =
      before !== undefined && identicalFields(before.fields, fields)
        ? before
        : { path, fields, createTime: before?.createTime ?? this.commitTime, updateTime: this.commitTime }
    this.#after.set(path, document)
    return document
  }

  delete(path: DocumentPath): void {
    this.#after.set(path, undefined)
  }

  enqueue(event: OutboxEvent): void {
    this.events.push(event)
  }

  /** What really changes, in the order in which it was first asked for. */
  changes(): readonly DocumentChange[] {
    const changes: DocumentChange[] = []
    for (const [path, after] of this.#after) {
      const before = this.get(path)
      if (before !== after) changes.push({ path, ...(before && { before }), ...(after && { after }) })
    }
    return changes
  }
}
