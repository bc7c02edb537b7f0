import type { Document } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import type { StatusError } from '../model/status.ts'
import type { CommitTime, Timestamp } from '../model/timestamp.ts'

export type ListenTarget = { readonly query: Query } | { readonly documents: readonly DocumentPath[] }

export type ListenRequest =
  | {
      readonly kind: 'add'
      readonly targetId: number
      readonly target: ListenTarget
      readonly resumeToken?: Uint8Array
      readonly readTime?: Timestamp
      readonly once: boolean
      readonly expectedCount?: number
    }
  | { readonly kind: 'remove'; readonly targetId: number }

/** All targets of the stream stand at this time. */
export interface GlobalSnapshot {
  readonly kind: 'target'
  readonly change: 'NO_CHANGE'
  readonly targetIds: readonly []
  readonly readTime: CommitTime
  readonly resumeToken: Uint8Array
}

export interface BloomFilter {
  readonly bitmap: Uint8Array
  readonly padding: number
  readonly hashCount: number
}

export type ListenAnswer =
  | {
      readonly kind: 'target'
      readonly change: 'NO_CHANGE' | 'ADD' | 'REMOVE' | 'CURRENT' | 'RESET'
      /** Empty means every target of the stream. */
      readonly targetIds: readonly number[]
      readonly cause?: StatusError
      readonly resumeToken?: Uint8Array
      readonly readTime?: CommitTime
    }
  | {
      readonly kind: 'change'
      readonly document: Document
      readonly targetIds: readonly number[]
      readonly removedTargetIds: readonly number[]
    }
  | {
      readonly kind: 'delete'
      readonly path: DocumentPath
      readonly removedTargetIds: readonly number[]
      readonly readTime: CommitTime
    }
  | {
      readonly kind: 'remove'
      readonly path: DocumentPath
      readonly removedTargetIds: readonly number[]
      readonly readTime: CommitTime
    }
  | {
      readonly kind: 'filter'
      readonly targetId: number
      readonly count: number
      readonly unchangedNames?: BloomFilter
    }
