import type { Aggregation, Query } from '../model/query.ts'
import { canonicalValue } from '../model/query-id.ts'
import { allow, listing } from './judge.ts'
import type { Surroundings } from './open-database.ts'
import type { AggregationResult } from './query-engine.ts'
import { read } from './read.ts'
import type { Call, Consistency, ExplainOptions, RunAggregationAnswer } from './service.ts'

/** Counts, sums or averages over a query's documents, as of one state. */
export async function* runAggregationQuery(
  around: Surroundings,
  call: Call,
  request: {
    query: Query
    aggregations: readonly Aggregation[]
    consistency: Consistency
    explain?: ExplainOptions
  },
): AsyncIterable<RunAggregationAnswer> {
  const { query, aggregations, consistency, explain } = request
  const question = { database: call.database, query, ...(explain && { explain }) }
  const { result, readTime, transaction } = await read(around, call, {
    consistency,
    paths: () => [],
    check: (answered: AggregationResult) => (reader) =>
      fingerprint(around.queries.aggregate(reader, question, aggregations)) === fingerprint(answered),
    look(reader) {
      allow(around, call, { asks: [listing(query)], reader })
      return around.queries.aggregate(reader, question, aggregations)
    },
  })
  const planned = explain !== undefined && !explain.analyze
  yield {
    ...(transaction && { transaction }),
    ...(planned ? {} : { result: result.values }),
    matched: result.matched,
    readTime,
    ...(result.explain && { explain: result.explain }),
  }
}

const fingerprint = ({ values }: AggregationResult): string =>
  JSON.stringify(Array.from(values, ([alias, value]) => [alias, canonicalValue(value)]))
