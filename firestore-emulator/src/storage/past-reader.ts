import type { Document } from '../model/document.ts'
import { type CollectionPath, type DocumentPath, lastSegment, parentCollection } from '../model/path.ts'
import { comparePathSegments } from '../model/path-order.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Documents } from './documents.ts'
import type { IndexReader, ListEntry, Reader } from './store.ts'

/** What documents were at a time, where that differs from now; undefined for those that weren't there. */
export type PastStates = ReadonlyMap<DocumentPath, Document | undefined>

/** A view of the past: the present, with what has changed since put back. It costs what the present does, and what there is to put back. */
export class PastReader implements Reader {
  readonly time: CommitTime
  readonly indexes: IndexReader
  readonly changed: PastStates
  readonly #present: Documents

  constructor(
    time: CommitTime,
    { documents, indexes }: { readonly documents: Documents; readonly indexes: IndexReader },
    changed: PastStates,
  ) {
    this.time = time
    this.indexes = indexes
    this.changed = changed
    this.#present = documents
  }

  get(path: DocumentPath): Document | undefined {
    return this.changed.has(path) ? this.changed.get(path) : this.#present.get(path)
  }

  *list(collection: CollectionPath, options: { after?: string; missing?: boolean } = {}): Generator<ListEntry> {
    const { after: from, missing = false } = options
    if (!this.#changedBelow(`${collection}/`)) {
      yield* this.#present.list(collection, { ...(from !== undefined && { from }), missing })
      return
    }
    const entries = new Map<string, ListEntry>()
    for (const document of this.#below(collection)) {
      const rest = document.path.slice(collection.length + 1)
      const id = rest.split('/')[0] ?? rest
      if (parentCollection(document.path) === collection) entries.set(id, document)
      else if (missing && !entries.has(id)) entries.set(id, { path: `${collection}/${id}`, missing: true })
    }
    const ordered = [...entries.values()].sort((a, b) => comparePathSegments(lastSegment(a.path), lastSegment(b.path)))
    for (const entry of ordered) {
      if (from === undefined || comparePathSegments(lastSegment(entry.path), from) > 0) yield entry
    }
  }

  *collectionIds(parent: DocumentPath | ''): Generator<string> {
    const start = parent === '' ? '' : `${parent}/`
    if (!this.#changedBelow(start)) {
      yield* this.#present.collectionIds(parent)
      return
    }
    const ids = new Set<string>()
    for (const { path } of this.#below(parent)) ids.add(path.slice(start.length).split('/')[0] ?? '')
    yield* [...ids].sort(comparePathSegments)
  }

  *#below(path: string): Generator<Document> {
    const start = path === '' ? '' : `${path}/`
    for (const document of this.#present.below(path)) if (!this.changed.has(document.path)) yield document
    for (const document of this.changed.values()) if (document?.path.startsWith(start)) yield document
  }

  #changedBelow(start: string): boolean {
    for (const path of this.changed.keys()) if (path.startsWith(start)) return true
    return false
  }
}
