import { batchWrite, beginTransaction, commit, rollback } from './commits.ts'
import {
  batchGetDocuments,
  createDocument,
  deleteDocument,
  getDocument,
  listCollectionIds,
  listDocuments,
  updateDocument,
} from './documents.ts'
import { partitionQuery, runAggregationQuery, runQuery } from './queries.ts'
import type { Rpc } from './rpc.ts'
import { listen, write } from './streams.ts'

/** Every method of google.firestore.v1.Firestore, by its name there. */
// biome-ignore format: a table
export const methods = {
  GetDocument:         getDocument,
  ListDocuments:       listDocuments,
  CreateDocument:      createDocument,
  UpdateDocument:      updateDocument,
  DeleteDocument:      deleteDocument,
  BatchGetDocuments:   batchGetDocuments,
  BeginTransaction:    beginTransaction,
  Commit:              commit,
  Rollback:            rollback,
  RunQuery:            runQuery,
  RunAggregationQuery: runAggregationQuery,
  PartitionQuery:      partitionQuery,
  Write:               write,
  Listen:              listen,
  ListCollectionIds:   listCollectionIds,
  BatchWrite:          batchWrite,
} as const satisfies Record<string, Rpc>
