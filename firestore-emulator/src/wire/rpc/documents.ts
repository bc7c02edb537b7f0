import { checkId } from '../../model/limits.ts'
import { resourceName } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'
import { readConsistency } from '../convert/consistency.ts'
import { writeDocument } from '../convert/document.ts'
import { readMask, readUpdateMask } from '../convert/field-path.ts'
import { readDatabase, readDocumentIn, readDocumentName, readParent } from '../convert/names.ts'
import { writeTime } from '../convert/time.ts'
import { readFields } from '../convert/value.ts'
import { readPrecondition } from '../convert/write.ts'
import type {
  BatchGetDocumentsRequest,
  BatchGetDocumentsResponse,
  CreateDocumentRequest,
  DeleteDocumentRequest,
  GetDocumentRequest,
  ListCollectionIdsRequest,
  ListCollectionIdsResponse,
  ListDocumentsRequest,
  ListDocumentsResponse,
  ProtoDocument,
  ProtoMask,
  UpdateDocumentRequest,
} from '../proto/messages.ts'
import { streaming, unary } from './rpc.ts'

/** Reads one document. */
export const getDocument = unary<GetDocumentRequest, ProtoDocument>(
  { request: 'GetDocumentRequest', answer: 'Document' },
  async (service, caller, request) => {
    const { database, path } = readDocumentName(request.name)
    const consistency = readConsistency(request)
    return writeDocument(
      database,
      await service.getDocument({ database, caller }, { path, ...masked(request), consistency }),
    )
  },
)

/** Lists a collection's documents, page by page. */
export const listDocuments = unary<ListDocumentsRequest, ListDocumentsResponse>(
  { request: 'ListDocumentsRequest', answer: 'ListDocumentsResponse' },
  async (service, caller, request) => {
    const { database, path } = readParent(request.parent)
    const collectionId = request.collectionId ?? ''
    checkId(collectionId)
    const answer = await service.listDocuments(
      { database, caller },
      {
        parent: path,
        collectionId,
        ...paged(request),
        ...(request.orderBy ? { orderBy: request.orderBy } : {}),
        ...masked(request),
        showMissing: request.showMissing ?? false,
        consistency: readConsistency(request),
      },
    )
    return {
      documents: answer.documents.map((document) =>
        'missing' in document ? { name: resourceName(database, document.path) } : writeDocument(database, document),
      ),
      ...nextPage(answer),
    }
  },
)

/** Creates a document, under a new id when none was given. */
export const createDocument = unary<CreateDocumentRequest, ProtoDocument>(
  { request: 'CreateDocumentRequest', answer: 'Document' },
  async (service, caller, request) => {
    const { database, path } = readParent(request.parent)
    const collectionId = request.collectionId ?? ''
    checkId(collectionId)
    const { documentId } = request
    if (documentId) checkId(documentId)
    if (request.document?.name) throw invalidArgument('document.name must not be set.')
    const document = await service.createDocument(
      { database, caller },
      {
        collection: path === '' ? collectionId : `${path}/${collectionId}`,
        ...(documentId ? { documentId } : {}),
        fields: readFields(request.document?.fields),
        ...masked(request),
      },
    )
    return writeDocument(database, document)
  },
)

/** Writes one document, whole or by mask. */
export const updateDocument = unary<UpdateDocumentRequest, ProtoDocument>(
  { request: 'UpdateDocumentRequest', answer: 'Document' },
  async (service, caller, request) => {
    const { database, path } = readDocumentName(request.document?.name)
    const updateMask = readUpdateMask(request.updateMask)
    const document = await service.updateDocument(
      { database, caller },
      {
        path,
        fields: readFields(request.document?.fields),
        ...(updateMask ? { updateMask } : {}),
        ...masked(request),
        ...guarded(request),
      },
    )
    return writeDocument(database, document)
  },
)

/** Deletes one document. */
export const deleteDocument = unary<DeleteDocumentRequest, object>(
  { request: 'DeleteDocumentRequest', answer: 'google.protobuf.Empty' },
  async (service, caller, request) => {
    const { database, path } = readDocumentName(request.name)
    await service.deleteDocument({ database, caller }, { path, ...guarded(request) })
    return {}
  },
)

/** Reads several documents, answering one by one. */
export const batchGetDocuments = streaming<BatchGetDocumentsRequest, BatchGetDocumentsResponse>(
  { request: 'BatchGetDocumentsRequest', answer: 'BatchGetDocumentsResponse' },
  async function* (service, caller, request) {
    const database = readDatabase(request.database)
    const paths = (request.documents ?? []).map((name) => readDocumentIn(database, name))
    const consistency = readConsistency(request)
    const answers = service.batchGetDocuments({ database, caller }, { paths, ...masked(request), consistency })
    for await (const { transaction, result, readTime } of answers) {
      yield {
        ...(result && 'found' in result ? { found: writeDocument(database, result.found) } : {}),
        ...(result && 'missing' in result ? { missing: resourceName(database, result.missing) } : {}),
        ...(transaction ? { transaction } : {}),
        readTime: writeTime(readTime),
      }
    }
  },
)

/** Lists the collections below a document or the root. */
export const listCollectionIds = unary<ListCollectionIdsRequest, ListCollectionIdsResponse>(
  { request: 'ListCollectionIdsRequest', answer: 'ListCollectionIdsResponse' },
  async (service, caller, request) => {
    const { database, path } = readParent(request.parent)
    const consistency = readConsistency(request)
    const answer = await service.listCollectionIds(
      { database, caller },
      { parent: path, ...paged(request), consistency },
    )
    return { collectionIds: [...answer.collectionIds], ...nextPage(answer) }
  },
)

function masked({ mask: message }: { readonly mask?: ProtoMask | null }) {
  const mask = readMask(message)
  return mask ? { mask } : {}
}

function guarded({ currentDocument }: Pick<DeleteDocumentRequest, 'currentDocument'>) {
  const precondition = readPrecondition(currentDocument)
  return precondition ? { precondition } : {}
}

interface Paged {
  readonly pageSize?: number | null
  readonly pageToken?: string | null
}

/** The paging fields of a request that are set. */
export function paged({ pageSize, pageToken }: Paged) {
  if (pageSize && pageSize < 0) throw invalidArgument(`page_size must not be negative, but is ${pageSize}.`)
  return { ...(pageSize ? { pageSize } : {}), ...(pageToken ? { pageToken } : {}) }
}

/** The token of the page that follows, when one does. */
export const nextPage = ({ nextPageToken }: { readonly nextPageToken?: string }) =>
  nextPageToken === undefined ? {} : { nextPageToken }
