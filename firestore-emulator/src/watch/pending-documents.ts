import type { Document } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { ListenAnswer } from './listen-protocol.ts'
import type { ViewDelta } from './view.ts'

interface PendingDocument {
  document: Document | undefined
  deleted: boolean
  readonly into: Set<number>
  readonly outOf: Set<number>
}

/**
 * What one client has yet to hear of documents, over all its targets. Changes to one document become one: so a client that reads slowly holds
 * back no more than one entry for each document, and catches up to the latest state.
 */
export class PendingDocuments {
  readonly #pending = new Map<DocumentPath, PendingDocument>()

  get size(): number {
    return this.#pending.size
  }

  add(targetId: number, delta: ViewDelta): void {
    const entry = this.#entry(delta.path)
    if (delta.kind === 'in') {
      entry.document = delta.document
      entry.into.add(targetId)
      entry.outOf.delete(targetId)
    } else {
      entry.deleted = delta.deleted
      entry.outOf.add(targetId)
      entry.into.delete(targetId)
    }
  }

  /** Forgets what a target that is gone would have heard. */
  drop(targetId: number): void {
    for (const [path, { into, outOf }] of this.#pending) {
      into.delete(targetId)
      outOf.delete(targetId)
      if (into.size === 0 && outOf.size === 0) this.#pending.delete(path)
    }
  }

  /** The next document's message, which is then no longer pending; undefined when there is none. */
  take(readTime: CommitTime): ListenAnswer | undefined {
    const [next] = this.#pending
    if (next === undefined) return undefined
    const [path, { document, deleted, into, outOf }] = next
    this.#pending.delete(path)
    const removedTargetIds = [...outOf]
    if (document !== undefined && into.size > 0) {
      return { kind: 'change', document, targetIds: [...into], removedTargetIds }
    }
    return { kind: deleted ? 'delete' : 'remove', path, removedTargetIds, readTime }
  }

  #entry(path: DocumentPath): PendingDocument {
    const present = this.#pending.get(path)
    if (present !== undefined) return present
    const entry: PendingDocument = { document: undefined, deleted: false, into: new Set(), outOf: new Set() }
    this.#pending.set(path, entry)
    return entry
  }
}
