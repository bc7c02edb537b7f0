import type { Document } from '../model/document.ts'
import type { DatabaseId, DocumentPath } from '../model/path.ts'
import type { Aggregation, Query } from '../model/query.ts'
import type { Value } from '../model/value.ts'
import type { Reader } from '../storage/store.ts'
import type { ExplainMetrics, ExplainOptions } from './service.ts'

/** A query that was asked of a database. */
export interface Question {
  readonly database: DatabaseId
  readonly query: Query
  readonly explain?: ExplainOptions
}

export interface QueryResult {
  /** In order, whole: not yet cut down to the query's projection. */
  readonly documents: readonly Document[]
  readonly skipped: number
  readonly explain?: ExplainMetrics
}

export interface AggregationResult {
  readonly values: ReadonlyMap<string, Value>
  /** How many documents were looked at for them. */
  readonly matched: number
  readonly explain?: ExplainMetrics
}

/** Answers queries from a consistent view; throws INVALID_ARGUMENT for malformed ones and FAILED_PRECONDITION for want of an index. */
export interface QueryEngine {
  run(reader: Reader, question: Question): QueryResult
  aggregate(reader: Reader, question: Question, aggregations: readonly Aggregation[]): AggregationResult
  /** The names of all documents of a collection group below a parent, in order; reads no documents where there are indexes. */
  names(reader: Reader, question: Question): Iterable<DocumentPath>
  /** Replaces a project's composite indexes by those of a `firestore.indexes.json`. */
  setIndexes(project: string, json: string): void
}
