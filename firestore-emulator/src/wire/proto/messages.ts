import type { google } from '@google-cloud/firestore/build/protos/firestore_v1_proto_api.js'

// The shapes of the API's messages, as the converters read and write them. Two things differ from what the generator says: enums are
// numbers, and 64-bit integers may be Longs (see int64.ts).

export type ProtoValue = google.firestore.v1.IValue
export type ProtoFields = { [name: string]: ProtoValue }
export type ProtoDocument = google.firestore.v1.IDocument
export type ProtoMask = google.firestore.v1.IDocumentMask
export type ProtoTimestamp = google.protobuf.ITimestamp
export type ProtoPrecondition = google.firestore.v1.IPrecondition
export type ProtoTransactionOptions = google.firestore.v1.ITransactionOptions
export type ProtoWrite = google.firestore.v1.IWrite & { readonly verify?: string | null }
export type ProtoFieldTransform = google.firestore.v1.DocumentTransform.IFieldTransform
export type ProtoWriteResult = google.firestore.v1.IWriteResult
export type ProtoQuery = google.firestore.v1.IStructuredQuery
export type ProtoFilter = google.firestore.v1.StructuredQuery.IFilter
export type ProtoFieldReference = google.firestore.v1.StructuredQuery.IFieldReference
export type ProtoFindNearest = google.firestore.v1.StructuredQuery.IFindNearest
export type ProtoCursor = google.firestore.v1.ICursor
export type ProtoAggregationQuery = google.firestore.v1.IStructuredAggregationQuery
export type ProtoAggregation = google.firestore.v1.StructuredAggregationQuery.IAggregation
export type ProtoExplainMetrics = google.firestore.v1.IExplainMetrics
export type ProtoTarget = google.firestore.v1.ITarget

export type GetDocumentRequest = google.firestore.v1.IGetDocumentRequest
export type ListDocumentsRequest = google.firestore.v1.IListDocumentsRequest
export type ListDocumentsResponse = google.firestore.v1.IListDocumentsResponse
export type CreateDocumentRequest = google.firestore.v1.ICreateDocumentRequest
export type UpdateDocumentRequest = google.firestore.v1.IUpdateDocumentRequest
export type DeleteDocumentRequest = google.firestore.v1.IDeleteDocumentRequest
export type BatchGetDocumentsRequest = google.firestore.v1.IBatchGetDocumentsRequest
export type BatchGetDocumentsResponse = google.firestore.v1.IBatchGetDocumentsResponse
export type BeginTransactionRequest = google.firestore.v1.IBeginTransactionRequest
export type BeginTransactionResponse = google.firestore.v1.IBeginTransactionResponse
export type CommitRequest = google.firestore.v1.ICommitRequest
export type CommitResponse = google.firestore.v1.ICommitResponse
export type RollbackRequest = google.firestore.v1.IRollbackRequest
export type RunQueryRequest = google.firestore.v1.IRunQueryRequest
export type RunQueryResponse = google.firestore.v1.IRunQueryResponse
export type RunAggregationQueryRequest = google.firestore.v1.IRunAggregationQueryRequest
export type RunAggregationQueryResponse = google.firestore.v1.IRunAggregationQueryResponse
export type PartitionQueryRequest = google.firestore.v1.IPartitionQueryRequest
export type PartitionQueryResponse = google.firestore.v1.IPartitionQueryResponse
export type ListCollectionIdsRequest = google.firestore.v1.IListCollectionIdsRequest
export type ListCollectionIdsResponse = google.firestore.v1.IListCollectionIdsResponse
export type BatchWriteRequest = google.firestore.v1.IBatchWriteRequest
export type BatchWriteResponse = google.firestore.v1.IBatchWriteResponse
export type ProtoWriteRequest = google.firestore.v1.IWriteRequest
export type ProtoWriteResponse = google.firestore.v1.IWriteResponse
export type ProtoListenRequest = google.firestore.v1.IListenRequest
export type ProtoListenResponse = google.firestore.v1.IListenResponse
