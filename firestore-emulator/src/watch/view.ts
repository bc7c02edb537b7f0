import type { Document, DocumentChange } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import type { LiveQuery } from './live-query.ts'

/** What became of one document in a view. One that left may still exist (`deleted` false): then it only no longer belongs. */
export type ViewDelta =
  | { readonly kind: 'in'; readonly path: DocumentPath; readonly document: Document }
  | { readonly kind: 'out'; readonly path: DocumentPath; readonly deleted: boolean }

/**
 * A query's results, kept up to date from commits alone. Nothing is read again except where a full limited view lost a document:
 * only the database knows who moves up, and `rerun` asks it, once. A view with an offset asks on every change that touches it.
 */
export class View {
  readonly #query: LiveQuery
  #documents: Map<DocumentPath, Document>
  /** The same documents in the query's order; kept for limited views only. */
  #ranked: Document[]

  constructor(query: LiveQuery, documents: readonly Document[]) {
    this.#query = query
    this.#documents = byPath(documents)
    this.#ranked = query.limit === undefined ? [] : [...documents]
  }

  get size(): number {
    return this.#documents.size
  }

  documents(): Iterable<Document> {
    return this.#documents.values()
  }

  get(path: DocumentPath): Document | undefined {
    return this.#documents.get(path)
  }

  /** Takes in one commit's changes and says what they did to the view. */
  apply(changes: readonly DocumentChange[], rerun: () => readonly Document[]): readonly ViewDelta[] {
    const touching = changes.filter((change) => this.#touches(change))
    if (touching.length === 0) return []
    if (this.#query.offset > 0) return this.#replace(rerun(), touching)
    if (this.#query.limit === undefined) return touching.flatMap((change) => this.#applyUnlimited(change))
    return this.#replace(this.#topAfter(touching, this.#query.limit) ?? rerun(), touching)
  }

  #touches({ path, before, after }: DocumentChange): boolean {
    if (this.#documents.has(path)) return true
    if (after !== undefined && this.#query.matches(after)) return true
    return this.#query.offset > 0 && before !== undefined && this.#query.matches(before)
  }

  #applyUnlimited({ path, after }: DocumentChange): readonly ViewDelta[] {
    if (after !== undefined && this.#query.matches(after)) {
      this.#documents.set(path, after)
      return [{ kind: 'in', path, document: after }]
    }
    const wasIn = this.#documents.delete(path)
    return wasIn ? [{ kind: 'out', path, deleted: after === undefined }] : []
  }

  /**
   * The first `limit` documents as far as they can be known without looking: all that rank before the last one of a full view are in the view
   * or in this commit, so only when those are too few somebody unseen moves up, and the answer is undefined.
   */
  #topAfter(changes: readonly DocumentChange[], limit: number): readonly Document[] | undefined {
    const { matches, compare } = this.#query
    const changed = new Set(changes.map(({ path }) => path))
    const wasFull = this.#ranked.length >= limit
    const last = this.#ranked.at(-1)
    const isKnown = (document: Document) => !wasFull || (last !== undefined && compare(document, last) <= 0)
    const arrived = changes.flatMap(({ after }) => (after && matches(after) && isKnown(after) ? [after] : []))
    const stayed = this.#ranked.filter(({ path }) => !changed.has(path))
    const known = [...stayed, ...arrived].sort(compare)
    if (wasFull && known.length < limit) return undefined
    return known.slice(0, limit)
  }

  #replace(documents: readonly Document[], changes: readonly DocumentChange[]): readonly ViewDelta[] {
    const deleted = new Set(changes.filter(({ after }) => after === undefined).map(({ path }) => path))
    const before = this.#documents
    this.#documents = byPath(documents)
    if (this.#query.limit !== undefined) this.#ranked = [...documents]
    return difference(before, this.#documents, (path) => deleted.has(path))
  }
}

/** What leads from one state of a view to another. */
export function difference(
  before: ReadonlyMap<DocumentPath, Document>,
  after: ReadonlyMap<DocumentPath, Document>,
  isDeleted: (path: DocumentPath) => boolean,
): readonly ViewDelta[] {
  const deltas: ViewDelta[] = []
  for (const path of before.keys()) {
    if (!after.has(path)) deltas.push({ kind: 'out', path, deleted: isDeleted(path) })
  }
  for (const [path, document] of after) {
    if (before.get(path)?.updateTime !== document.updateTime) deltas.push({ kind: 'in', path, document })
  }
  return deltas
}

export const byPath = (documents: Iterable<Document>): Map<DocumentPath, Document> =>
  new Map(Array.from(documents, (document) => [document.path, document]))
