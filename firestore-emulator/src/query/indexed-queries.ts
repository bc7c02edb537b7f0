import type { Document } from '../model/document.ts'
import { limits } from '../model/limits.ts'
import type { DatabaseId, DocumentPath } from '../model/path.ts'
import type { Aggregation, Query } from '../model/query.ts'
import { checkQuery } from '../model/query-check.ts'
import { invalidArgument, StatusError } from '../model/status.ts'
import type { Value } from '../model/value.ts'
import type { Reader, Store } from '../storage/store.ts'
import { aggregate } from './aggregate.ts'
import { aggregatedQuery } from './aggregated.ts'
import { type QueryRun, runQuery } from './execute.ts'
import { type Explanation, explain } from './explain.ts'
import { parseIndexes } from './indexes-file.ts'

/** A query that is asked of a database; with `explain`, how it is answered is told too, and without `analyze` nothing else. */
export interface Question {
  readonly database: DatabaseId
  readonly query: Query
  readonly explain?: { readonly analyze: boolean }
}

/** Answers queries from the indexes of a store. */
export class IndexedQueries {
  readonly #store: Store
  readonly #lax: boolean

  /** `lax` lets queries run that lack an index. */
  constructor(store: Store, { lax }: { readonly lax: boolean }) {
    this.#store = store
    this.#lax = lax
  }

  /**
   * The documents in order, whole. Throws INVALID_ARGUMENT for a query that Firestore doesn't know, and FAILED_PRECONDITION for one that lacks an
   * index.
   */
  run(
    reader: Reader,
    { query, explain: wanted }: Question,
  ): { readonly documents: readonly Document[]; readonly skipped: number; readonly explain?: Explanation } {
    const started = performance.now()
    const run = this.#start(reader, query)
    const documents = wanted?.analyze === false ? [] : [...run.documents]
    const explanation = wanted && explain(run, { query, analyze: wanted.analyze, results: documents.length, started })
    return { documents, skipped: run.effort.skipped, ...(explanation && { explain: explanation }) }
  }

  /** Counts, sums or averages over the documents of a query. */
  aggregate(
    reader: Reader,
    { query, explain: wanted }: Question,
    aggregations: readonly Aggregation[],
  ): { readonly values: ReadonlyMap<string, Value>; readonly matched: number; readonly explain?: Explanation } {
    checkAggregations(aggregations)
    const started = performance.now()
    const run = this.#startAggregation(reader, query, aggregations)
    const values = wanted?.analyze === false ? new Map<string, Value>() : aggregate(run.documents, aggregations)
    const explanation = wanted && explain(run, { query, analyze: wanted.analyze, results: 1, started })
    return { values, matched: run.effort.documents, ...(explanation && { explain: explanation }) }
  }

  /** The names of all documents of a collection group below a parent, in order. The query has neither filters nor limits. */
  *names(reader: Reader, { query }: Question): Generator<DocumentPath> {
    checkQuery(query)
    const { indexes } = reader
    const { collectionId, parent } = query
    if (collectionId === undefined || reader.changed !== undefined) {
      for (const { path } of runQuery(reader, query, { lax: this.#lax }).documents) yield path
      return
    }
    for (const { path } of indexes.scan({ kind: 'group', collectionId })) {
      if (parent === '' || path.startsWith(`${parent}/`)) yield path
    }
  }

  /** Replaces the indexes of a project, or of all that have none of their own, by those of a `firestore.indexes.json`. */
  setIndexes(json: string, project?: string): void {
    this.#store.setIndexes(parseIndexes(json), project)
  }

  /** The same, answering what is wrong instead of throwing it. */
  load(json: string): string | undefined {
    try {
      this.setIndexes(json)
      return undefined
    } catch (error) {
      if (error instanceof StatusError) return error.message
      throw error
    }
  }

  /** The order in which documents are summed up is of no account, unless it decides which ones are. */
  #startAggregation(reader: Reader, query: Query, aggregations: readonly Aggregation[]): QueryRun {
    checkQuery(query)
    if (this.#lax) return runQuery(reader, query, { lax: this.#lax })
    const aggregated = aggregatedQuery(reader.indexes, query, aggregations)
    if (aggregated === query) return runQuery(reader, query, { lax: false })
    const isCut =
      query.limit !== undefined || query.offset > 0 || query.startAt !== undefined || query.endAt !== undefined
    return isCut ? runQuery(reader, query, { lax: true }) : runQuery(reader, aggregated, { lax: false })
  }

  #start(reader: Reader, query: Query): QueryRun {
    checkQuery(query)
    return runQuery(reader, query, { lax: this.#lax })
  }
}

function checkAggregations(aggregations: readonly Aggregation[]): void {
  if (aggregations.length > limits.aggregations) {
    throw invalidArgument(
      `The maximum number of aggregations allowed in an aggregation query is ${limits.aggregations}. Received: ${aggregations.length}`,
    )
  }
  if (aggregations.length === 0) throw invalidArgument('An aggregation query must have at least one aggregation.')
  const aliases = new Set(aggregations.map(({ alias }) => alias))
  if (aliases.size < aggregations.length) throw invalidArgument('Aggregations must have different aliases.')
}
