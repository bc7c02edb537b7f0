import type { DocumentPath, FieldPath } from './path.ts'
import type { CommitTime } from './timestamp.ts'
import type { Fields, Value } from './value.ts'

/** What must hold of a document for a write to it to go ahead. */
export type Precondition = { readonly exists: boolean } | { readonly updateTime: CommitTime }

/** A change that only the server can compute, applied after a write's fields, in order. */
export type FieldTransform = { readonly field: FieldPath } & (
  | { readonly kind: 'serverTimestamp' }
  | { readonly kind: 'increment'; readonly operand: Value }
  | { readonly kind: 'maximum'; readonly operand: Value }
  | { readonly kind: 'minimum'; readonly operand: Value }
  | { readonly kind: 'arrayUnion'; readonly elements: readonly Value[] }
  | { readonly kind: 'arrayRemove'; readonly elements: readonly Value[] }
)

/** One write of a commit. `set` replaces the document; `patch` touches only the masked fields (masked but absent: removed). */
export type Write =
  | {
      readonly kind: 'set'
      readonly path: DocumentPath
      readonly fields: Fields
      readonly transforms: readonly FieldTransform[]
      readonly precondition?: Precondition
    }
  | {
      readonly kind: 'patch'
      readonly path: DocumentPath
      readonly fields: Fields
      readonly mask: readonly FieldPath[]
      readonly transforms: readonly FieldTransform[]
      readonly precondition?: Precondition
    }
  | { readonly kind: 'delete'; readonly path: DocumentPath; readonly precondition?: Precondition }
  | { readonly kind: 'verify'; readonly path: DocumentPath; readonly precondition: Precondition }

/** What a write did; `updateTime` is absent after a delete. One transform result for each transform, in order. */
export interface WriteResult {
  readonly updateTime?: CommitTime
  readonly transformResults: readonly Value[]
}
