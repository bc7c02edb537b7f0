import type { DocumentPath } from './path.ts'
import type { CommitTime } from './timestamp.ts'
import type { Fields } from './value.ts'

/** A stored document. Never changed after it was made: a write makes another one. */
export interface Document {
  readonly path: DocumentPath
  readonly fields: Fields
  readonly createTime: CommitTime
  readonly updateTime: CommitTime
}

/** What one commit did to one document; `before` is absent for a create, `after` for a delete. */
export interface DocumentChange {
  readonly path: DocumentPath
  readonly before?: Document
  readonly after?: Document
}

/** A commit that is durable: all its changes, at one time. */
export interface Commit {
  readonly time: CommitTime
  readonly changes: readonly DocumentChange[]
}
