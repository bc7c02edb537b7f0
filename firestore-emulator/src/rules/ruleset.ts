import type { Document } from '../model/document.ts'
import type { CollectionPath, DatabaseId, DocumentPath } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { CoverageReport } from './report/coverage.ts'

/** Who asks: the token's claims as JSON, with `uid` from `sub` or `user_id`. */
export interface Auth {
  readonly uid: string
  readonly token: Readonly<Record<string, unknown>>
}

interface RequestBase {
  readonly database: DatabaseId
  readonly auth: Auth | null
  readonly time: CommitTime
}

/** What a ruleset is asked. In a write, `after` is the whole document as it will be, transforms applied. */
export type RulesRequest = RequestBase &
  (
    | { readonly method: 'get'; readonly path: DocumentPath; readonly resource: Document | undefined }
    | { readonly method: 'create'; readonly path: DocumentPath; readonly after: Document }
    | { readonly method: 'update'; readonly path: DocumentPath; readonly resource: Document; readonly after: Document }
    | { readonly method: 'delete'; readonly path: DocumentPath; readonly resource: Document | undefined }
    /** Decided once from the query, never from stored documents. `collection` is absent for queries over all descendants. */
    | { readonly method: 'list'; readonly query: Query; readonly collection?: CollectionPath }
  )

/**
 * How rules read documents. One object serves a whole batch, so that repeats of a path are free and limits count over it;
 * `after` answers with the state after the whole batch.
 */
export interface RulesAccess {
  before(path: DocumentPath): Document | undefined
  after(path: DocumentPath): Document | undefined
}

/** The answer, with the documents that were read to reach it (a listener is judged again when one of them changes). */
export type Decision =
  | { readonly allowed: true; readonly reads: ReadonlySet<DocumentPath> }
  | { readonly allowed: false; readonly reads: ReadonlySet<DocumentPath>; readonly message: string }

/** Rules that were parsed, checked and compiled. */
export interface Ruleset {
  /** One operation. */
  decide(request: RulesRequest, access: RulesAccess): Decision
  /** A multi-document request (batch, transaction): limits are counted over all of it. Decisions in the order of the requests. */
  decideAll(requests: readonly RulesRequest[], access: RulesAccess): readonly Decision[]
  /** How often each expression was evaluated, with which results, as Google's report at `:ruleCoverage` has it. */
  coverage(): CoverageReport
}

/** Why a source can't be loaded; `line` and `column` count from 1. */
export interface RulesIssue {
  readonly line: number
  readonly column: number
  readonly message: string
}

export type CompiledRules =
  /** Warnings are of what production accepts too, though it fails when it is evaluated: unknown names, wrong numbers of arguments. */
  | { readonly ok: true; readonly ruleset: Ruleset; readonly warnings: readonly RulesIssue[] }
  | { readonly ok: false; readonly issues: readonly RulesIssue[] }
