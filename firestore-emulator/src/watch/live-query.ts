import type { Document } from '../model/document.ts'
import type { CollectionPath, DocumentPath, FieldPath } from '../model/path.ts'
import type { Reader } from '../storage/store.ts'

/** Values of one field that a document must have (or hold in its array) to be of interest; lets a commit pass by everybody else. */
export interface Interest {
  readonly field: FieldPath
  readonly via: 'value' | 'element'
  readonly keys: readonly string[]
}

/** Where changes that can matter to a listener come from. */
export type Place =
  | { readonly kind: 'documents'; readonly paths: readonly DocumentPath[] }
  | { readonly kind: 'collection'; readonly path: CollectionPath; readonly interest?: Interest }
  | {
      readonly kind: 'group'
      readonly collectionId: string
      readonly parent: DocumentPath | ''
      readonly interest?: Interest
    }
  | { readonly kind: 'descendants'; readonly parent: DocumentPath | '' }

/**
 * What a listener watches, ready to be asked.
 *
 * - two with the same `id` have the same results for ever, so one view serves both;
 * - `matches` speaks of filters and cursors, not of limit and offset;
 * - `run` answers in the order of `compare`, limit and offset applied.
 */
export interface LiveQuery {
  readonly id: string
  readonly place: Place
  readonly limit: number | undefined
  readonly offset: number
  matches(document: Document): boolean
  compare(a: Document, b: Document): number
  run(reader: Reader): readonly Document[]
  /** The document as the query selects it. */
  shape(document: Document): Document
}

/** The listener of single documents. */
export function liveDocuments(paths: readonly DocumentPath[]): LiveQuery {
  const wanted = new Set(paths)
  const sorted = [...wanted].sort()
  return {
    id: `documents:${JSON.stringify(sorted)}`,
    place: { kind: 'documents', paths: sorted },
    limit: undefined,
    offset: 0,
    matches: ({ path }) => wanted.has(path),
    compare: (a, b) => (a.path < b.path ? -1 : Number(a.path !== b.path)),
    run: (reader) => sorted.map((path) => reader.get(path)).filter((document) => document !== undefined),
    shape: (document) => document,
  }
}
