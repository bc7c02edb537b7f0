import type { Document } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import type { Reader } from '../storage/store.ts'

/** Decides which parts of the tree are walked: false leaves out a document's or a collection's path with all below it. */
export type Prune = (path: string) => boolean

/** Every document below a document or the root, in the order of their paths. */
export function* walk(reader: Reader, parent: DocumentPath | '', enter: Prune = () => true): Generator<Document> {
  for (const id of reader.collectionIds(parent)) {
    const collection = parent === '' ? id : `${parent}/${id}`
    if (!enter(collection)) continue
    for (const entry of reader.list(collection, { missing: true })) {
      if (!enter(entry.path)) continue
      if (!('missing' in entry)) yield entry
      yield* walk(reader, entry.path, enter)
    }
  }
}
