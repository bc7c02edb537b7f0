import type { Document } from '../model/document.ts'
import type { CollectionPath, DatabaseId, DocumentPath, FieldPath } from '../model/path.ts'
import type { Aggregation, Query } from '../model/query.ts'
import type { StatusError } from '../model/status.ts'
import type { CommitTime, Timestamp } from '../model/timestamp.ts'
import type { Fields, Value } from '../model/value.ts'
import type { Precondition, Write, WriteResult } from '../model/write.ts'
import type { CoverageReport } from '../rules/report/coverage.ts'
import type { Auth, RulesIssue } from '../rules/ruleset.ts'
import type { Snapshot } from '../storage/store.ts'
import type { TriggerRegistration } from '../triggers/registration.ts'
import type { ListenAnswer, ListenRequest } from '../watch/listen-protocol.ts'
import type { Session, Sink } from '../watch/session.ts'
import type { MovedDocuments } from './moving.ts'
import type { UsageRow } from './usage.ts'

export type { TriggerEvent, TriggerRegistration } from '../triggers/registration.ts'
export type {
  ListenAnswer,
  ListenRequest,
  ListenTarget,
} from '../watch/listen-protocol.ts'
export type { Session, Sink } from '../watch/session.ts'

/** Who calls: the owner bypasses rules; a user has the token's claims, or null when signed out. */
export type Caller = ({ readonly kind: 'owner' } | { readonly kind: 'user'; readonly auth: Auth | null }) & {
  /** Which SDK speaks, in its own words. */
  readonly client?: string
  /** What the program that speaks calls itself. */
  readonly label?: string
}

/** What every call carries. */
export interface Call {
  readonly database: DatabaseId
  readonly caller: Caller
}

export type TransactionId = Uint8Array

export type TransactionOptions =
  | { readonly kind: 'readWrite'; readonly retry?: TransactionId }
  | { readonly kind: 'readOnly'; readonly readTime?: Timestamp }

/** What a read sees: the latest state, a past one, a transaction's, or that of a transaction it begins (whose id is in the first answer). */
export type Consistency =
  | { readonly kind: 'latest' }
  | { readonly kind: 'at'; readonly readTime: Timestamp }
  | { readonly kind: 'transaction'; readonly transaction: TransactionId }
  | { readonly kind: 'begin'; readonly options: TransactionOptions }

export interface BatchGetAnswer {
  readonly transaction?: TransactionId
  /** Absent in an answer that carries only the id of the begun transaction. */
  readonly result?: { readonly found: Document } | { readonly missing: DocumentPath }
  readonly readTime: CommitTime
}

export interface ExplainOptions {
  readonly analyze: boolean
}

export interface ExplainMetrics {
  readonly indexesUsed: readonly Readonly<Record<string, string>>[]
  readonly execution?: {
    readonly resultsReturned: number
    readonly durationMs: number
    readonly readOperations: number
    readonly debugStats: Readonly<Record<string, string>>
  }
}

export interface RunQueryAnswer {
  readonly transaction?: TransactionId
  readonly document?: Document
  /** Absent when the query was planned and not run. */
  readonly readTime?: CommitTime
  readonly skippedResults: number
  readonly explain?: ExplainMetrics
}

export interface RunAggregationAnswer {
  readonly transaction?: TransactionId
  readonly result?: ReadonlyMap<string, Value>
  /** How many documents it was made from. */
  readonly matched: number
  readonly readTime: CommitTime
  readonly explain?: ExplainMetrics
}

export interface CommitAnswer {
  readonly writeResults: readonly WriteResult[]
  readonly commitTime: CommitTime
}

/**
 * Every RPC of google.firestore.v1.Firestore, free of any protocol. Failures are StatusErrors, and nothing else. Documents in answers are already
 * cut down to the mask or the query's projection.
 */
export interface FirestoreService {
  getDocument(
    call: Call,
    request: { path: DocumentPath; mask?: readonly FieldPath[]; consistency: Consistency },
  ): Promise<Document>
  listDocuments(
    call: Call,
    request: {
      parent: DocumentPath | ''
      collectionId: string
      pageSize?: number
      pageToken?: string
      orderBy?: string
      mask?: readonly FieldPath[]
      showMissing: boolean
      consistency: Consistency
    },
  ): Promise<{ documents: readonly (Document | { path: DocumentPath; missing: true })[]; nextPageToken?: string }>
  createDocument(
    call: Call,
    request: { collection: CollectionPath; documentId?: string; fields: Fields; mask?: readonly FieldPath[] },
  ): Promise<Document>
  updateDocument(
    call: Call,
    request: {
      path: DocumentPath
      fields: Fields
      updateMask?: readonly FieldPath[]
      mask?: readonly FieldPath[]
      precondition?: Precondition
    },
  ): Promise<Document>
  deleteDocument(call: Call, request: { path: DocumentPath; precondition?: Precondition }): Promise<void>
  batchGetDocuments(
    call: Call,
    request: { paths: readonly DocumentPath[]; mask?: readonly FieldPath[]; consistency: Consistency },
  ): AsyncIterable<BatchGetAnswer>
  beginTransaction(call: Call, options: TransactionOptions): Promise<TransactionId>
  commit(call: Call, request: { writes: readonly Write[]; transaction?: TransactionId }): Promise<CommitAnswer>
  rollback(call: Call, transaction: TransactionId): Promise<void>
  runQuery(
    call: Call,
    request: { query: Query; consistency: Consistency; explain?: ExplainOptions },
  ): AsyncIterable<RunQueryAnswer>
  runAggregationQuery(
    call: Call,
    request: { query: Query; aggregations: readonly Aggregation[]; consistency: Consistency; explain?: ExplainOptions },
  ): AsyncIterable<RunAggregationAnswer>
  partitionQuery(
    call: Call,
    request: { query: Query; partitionCount: number; pageSize?: number; pageToken?: string; consistency: Consistency },
  ): Promise<{ partitions: readonly (readonly Value[])[]; nextPageToken?: string }>
  listCollectionIds(
    call: Call,
    request: { parent: DocumentPath | ''; pageSize?: number; pageToken?: string; consistency: Consistency },
  ): Promise<{ collectionIds: readonly string[]; nextPageToken?: string }>
  batchWrite(call: Call, writes: readonly Write[]): Promise<readonly (WriteResult | StatusError)[]>
  /** A write stream; requests are handled one after the other, in order. */
  openWrite(call: Call, sink: Sink<WriteStreamAnswer>): Session<WriteStreamRequest>
  openListen(call: Call, sink: Sink<ListenAnswer>): Session<ListenRequest>
}

/** The first request of a write stream has no writes and no token (or, when resuming, a streamId and a token). */
export interface WriteStreamRequest {
  readonly streamId?: string
  readonly streamToken?: Uint8Array
  readonly writes: readonly Write[]
}

export interface WriteStreamAnswer {
  readonly streamId?: string
  readonly streamToken: Uint8Array
  readonly writeResults: readonly WriteResult[]
  readonly commitTime?: CommitTime
}

/** What Google's emulator offers beside the API, for tests and tools. */
export interface ControlService {
  clearDocuments(id: DatabaseId): Promise<void>
  /** Removes a document or a collection, with everything below it, in one commit. */
  clearBelow(id: DatabaseId, path: string): Promise<void>
  /** All documents as they are now, to be read at leisure. */
  snapshot(id: DatabaseId): Snapshot
  /** Puts documents over those that are there, or, when one of them can't be read or breaks a limit, answers INVALID_ARGUMENT and has put none. */
  putAll(id: DatabaseId, documents: MovedDocuments): Promise<void>
  /** Loads rules for a project, or says why not, leaving the old ones in force. */
  setRules(project: string, source: string): readonly RulesIssue[]
  /** The rules in force, and how they came out. */
  ruleCoverage(project: string): CoverageReport
  setIndexes(project: string, json: string): void
  setTrigger(registration: TriggerRegistration): void
  removeTrigger(project: string, id: string): void
  /** What Cloud Firestore would have billed since the start, or the last reset. */
  usage(project: string): readonly UsageRow[]
  resetUsage(project: string): void
}
