import type { Document } from '../model/document.ts'
import { limits } from '../model/limits.ts'
import { type DatabaseId, type DocumentPath, isDocumentKey } from '../model/path.ts'
import type { Aggregation, Query } from '../model/query.ts'
import { checkQuery } from '../model/query-check.ts'
import { invalidArgument, StatusError } from '../model/status.ts'
import type { Value } from '../model/value.ts'
import type { Reader, Store } from '../storage/store.ts'
import { aggregate } from './aggregate.ts'
import { aggregatedQuery, orderedBySummed } from './aggregated.ts'
import { type QueryRun, runQuery } from './execute.ts'
import { type Explanation, explain } from './explain.ts'
import { parseIndexes } from './indexes-file.ts'

/** A query that is asked of a database; with `explain`, how it is answered is told too, and without `analyze` nothing else. */
export interface Question {
  readonly database: DatabaseId
  readonly query: Query
  readonly explain?: { readonly analyze: boolean }
}

/** So many documents are summed up for the price of one that is read. */
const entriesForARead = 1000

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
    const explanation =
      wanted &&
      explain(run, {
        query,
        analyze: wanted.analyze,
        results: documents.length,
        started,
        reads: run.effort.documents,
      })
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
    const explanation =
      wanted &&
      explain(run, {
        query,
        analyze: wanted.analyze,
        results: 1,
        started,
        reads: Math.ceil(run.effort.documents / entriesForARead),
      })
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

  /** Where a limit, an offset or a cursor leaves something out, the order of the index that holds the summed fields decides what. */
  #startAggregation(reader: Reader, query: Query, aggregations: readonly Aggregation[]): QueryRun {
    checkQuery(query)
    const lax = { lax: this.#lax }
    const aggregated = this.#lax
      ? orderedBySummed(query, aggregations)
      : aggregatedQuery(reader.indexes, query, aggregations)
    if (!isCut(query)) return runQuery(reader, this.#lax ? query : aggregated, lax)
    // Whoever orders by name has said in which order.
    return query.orderBy.some(({ field }) => isDocumentKey(field))
      ? runQuery(reader, query, { lax: aggregated !== query })
      : runQuery(reader, aggregated, lax)
  }

  #start(reader: Reader, query: Query): QueryRun {
    checkQuery(query)
    return runQuery(reader, query, { lax: this.#lax })
  }
}

const isCut = ({ limit, offset, startAt, endAt }: Query): boolean =>
  limit !== undefined || offset > 0 || startAt !== undefined || endAt !== undefined

function checkAggregations(aggregations: readonly Aggregation[]): void {
  if (aggregations.length > limits.aggregations) {
    throw invalidArgument(
      `The maximum number of aggregations allowed in an aggregation query is ${limits.aggregations}. Received: ${aggregations.length}`,
    )
  }
  if (aggregations.length === 0) throw invalidArgument('Aggregations can not be empty.')
  const aliases = aggregations.map(({ alias }) => alias)
  const repeated = aliases.find((alias, i) => aliases.indexOf(alias) < i)
  if (repeated !== undefined) throw invalidArgument(`Aggregation aliases contain duplicate alias: ${repeated}.`)
}
