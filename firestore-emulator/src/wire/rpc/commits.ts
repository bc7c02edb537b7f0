import { invalidArgument, StatusError } from '../../model/status.ts'
import { readTransaction, readTransactionOptions } from '../convert/consistency.ts'
import { writeStatus } from '../convert/listen.ts'
import { readDatabase } from '../convert/names.ts'
import { writeTime } from '../convert/time.ts'
import { readWrite, writeWriteResult } from '../convert/write.ts'
import type {
  BatchWriteRequest,
  BatchWriteResponse,
  BeginTransactionRequest,
  BeginTransactionResponse,
  CommitRequest,
  CommitResponse,
  RollbackRequest,
} from '../proto/messages.ts'
import { unary } from './rpc.ts'

/** Begins a transaction. */
export const beginTransaction = unary<BeginTransactionRequest, BeginTransactionResponse>(
  { request: 'BeginTransactionRequest', answer: 'BeginTransactionResponse' },
  async (service, caller, request) => {
    const database = readDatabase(request.database)
    return {
      transaction: await service.beginTransaction({ database, caller }, readTransactionOptions(request.options)),
    }
  },
)

/** Commits writes, all or none. */
export const commit = unary<CommitRequest, CommitResponse>(
  { request: 'CommitRequest', answer: 'CommitResponse' },
  async (service, caller, request) => {
    const database = readDatabase(request.database)
    const writes = (request.writes ?? []).map((write) => readWrite(database, write))
    const transaction = readTransaction(request.transaction)
    const answer = await service.commit({ database, caller }, { writes, ...(transaction ? { transaction } : {}) })
    return { writeResults: answer.writeResults.map(writeWriteResult), commitTime: writeTime(answer.commitTime) }
  },
)

/** Gives a transaction up. */
export const rollback = unary<RollbackRequest, object>(
  { request: 'RollbackRequest', answer: 'google.protobuf.Empty' },
  async (service, caller, request) => {
    const database = readDatabase(request.database)
    const transaction = readTransaction(request.transaction)
    if (transaction === undefined) throw invalidArgument('Invalid transaction: a rollback must name one.')
    await service.rollback({ database, caller }, transaction)
    return {}
  },
)

/** Applies writes each for itself; some may fail. */
export const batchWrite = unary<BatchWriteRequest, BatchWriteResponse>(
  { request: 'BatchWriteRequest', answer: 'BatchWriteResponse' },
  async (service, caller, request) => {
    const database = readDatabase(request.database)
    const writes = (request.writes ?? []).map((write) => readWrite(database, write))
    const results = await service.batchWrite({ database, caller }, writes)
    return {
      writeResults: results.map((result) => (result instanceof StatusError ? {} : writeWriteResult(result))),
      status: results.map((result) => (result instanceof StatusError ? writeStatus(result) : {})),
    }
  },
)
