import { batchGetDocuments } from './batch-get-documents.ts'
import { batchWrite, commit } from './commit.ts'
import { getDocument } from './get-document.ts'
import { listCollectionIds } from './list-collection-ids.ts'
import { listDocuments } from './list-documents.ts'
import { openListen } from './listen.ts'
import { metered } from './metered.ts'
import type { Surroundings } from './open-database.ts'
import { partitionQuery } from './partition-query.ts'
import { begin } from './read.ts'
import { runAggregationQuery } from './run-aggregation-query.ts'
import { runQuery } from './run-query.ts'
import type { FirestoreService } from './service.ts'
import { createDocument, deleteDocument, updateDocument } from './write-document.ts'
import { WriteSession } from './write-session.ts'

/** Every RPC over the same surroundings, with what it would cost counted. */
export const firestoreService = (around: Surroundings): FirestoreService => metered(calls(around), around.usage)

function calls(around: Surroundings): FirestoreService {
  return {
    getDocument: (call, request) => getDocument(around, call, request),
    listDocuments: (call, request) => listDocuments(around, call, request),
    createDocument: (call, request) => createDocument(around, call, request),
    updateDocument: (call, request) => updateDocument(around, call, request),
    deleteDocument: (call, request) => deleteDocument(around, call, request),
    batchGetDocuments: (call, request) => batchGetDocuments(around, call, request),
    beginTransaction: async ({ database }, options) => begin(around, around.open(database), options).id,
    commit: (call, request) => commit(around, call, request),
    rollback: async ({ database }, transaction) => around.open(database).transactions.finish(transaction),
    runQuery: (call, request) => runQuery(around, call, request),
    runAggregationQuery: (call, request) => runAggregationQuery(around, call, request),
    partitionQuery: (call, request) => partitionQuery(around, call, request),
    listCollectionIds: (call, request) => listCollectionIds(around, call, request),
    batchWrite: (call, writes) => batchWrite(around, call, writes),
    openWrite: (call, sink) => new WriteSession(around, call, sink),
    openListen: (call, sink) => openListen(around, call, sink),
  }
}
