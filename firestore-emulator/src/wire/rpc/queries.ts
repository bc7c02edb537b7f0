import { invalidArgument } from '../../model/status.ts'
import { readConsistency } from '../convert/consistency.ts'
import { writeDocument } from '../convert/document.ts'
import { readExplain, writeExplain } from '../convert/explain.ts'
import { readAggregationQuery, readQuery, writeCursor } from '../convert/query.ts'
import { writeTime } from '../convert/time.ts'
import { writeFields } from '../convert/value.ts'
import { type Int64, readSmallInt64 } from '../proto/int64.ts'
import type {
  PartitionQueryRequest,
  PartitionQueryResponse,
  RunAggregationQueryRequest,
  RunAggregationQueryResponse,
  RunQueryRequest,
  RunQueryResponse,
} from '../proto/messages.ts'
import { nextPage, paged } from './documents.ts'
import { streaming, unary } from './rpc.ts'

/** Runs a query, answering document by document. */
export const runQuery = streaming<RunQueryRequest, RunQueryResponse>(
  { request: 'RunQueryRequest', answer: 'RunQueryResponse' },
  async function* (service, caller, request) {
    const { database, query } = readQuery(request.parent, request.structuredQuery)
    const consistency = readConsistency(request)
    const options = { query, consistency, ...readExplain(request.explainOptions) }
    for await (const answer of service.runQuery({ database, caller }, options)) {
      const { transaction, document, readTime, skippedResults, explain } = answer
      yield {
        ...(transaction ? { transaction } : {}),
        ...(document ? { document: writeDocument(database, document) } : {}),
        ...(readTime === undefined ? {} : { readTime: writeTime(readTime) }),
        skippedResults,
        ...writeExplain(explain),
      }
    }
  },
)

/** Counts, sums or averages over a query's documents. */
export const runAggregationQuery = streaming<RunAggregationQueryRequest, RunAggregationQueryResponse>(
  { request: 'RunAggregationQueryRequest', answer: 'RunAggregationQueryResponse' },
  async function* (service, caller, request) {
    const { database, query, aggregations } = readAggregationQuery(request.parent, request.structuredAggregationQuery)
    const consistency = readConsistency(request)
    const options = { query, aggregations, consistency, ...readExplain(request.explainOptions) }
    for await (const { transaction, result, readTime, explain } of service.runAggregationQuery(
      { database, caller },
      options,
    )) {
      yield {
        ...(result ? { result: { aggregateFields: writeFields(result) } } : {}),
        ...(transaction ? { transaction } : {}),
        readTime: writeTime(readTime),
        ...writeExplain(explain),
      }
    }
  },
)

/** Cuts a query into parts of about the same size. */
export const partitionQuery = unary<PartitionQueryRequest, PartitionQueryResponse>(
  { request: 'PartitionQueryRequest', answer: 'PartitionQueryResponse' },
  async (service, caller, request) => {
    if (!request.structuredQuery) throw invalidArgument('Query is required.')
    const { database, query } = readQuery(request.parent, request.structuredQuery)
    const partitionCount = readSmallInt64(request.partitionCount as Int64 | null | undefined)
    if (partitionCount < 1) throw invalidArgument(`partition_count must be positive, but is ${partitionCount}.`)
    const consistency = readConsistency(request)
    const answer = await service.partitionQuery(
      { database, caller },
      { query, partitionCount, ...paged(request), consistency },
    )
    return { partitions: answer.partitions.map(writeCursor), ...nextPage(answer) }
  },
)
