import type { Document } from '../model/document.ts'
import { parseFieldPath } from '../model/field-path.ts'
import { type DocumentPath, type FieldPath, lastSegment } from '../model/path.ts'
import type { Order, Query } from '../model/query.ts'
import { invalidArgument } from '../model/status.ts'
import type { ListEntry, Reader } from '../storage/store.ts'
import { allow, collectionOf, listing } from './judge.ts'
import { masked } from './masked.ts'
import type { Surroundings } from './open-database.ts'
import { decodePageToken, encodePageToken } from './page-token.ts'
import { read } from './read.ts'
import type { Call, Consistency } from './service.ts'

interface ListRequest {
  readonly parent: DocumentPath | ''
  readonly collectionId: string
  readonly pageSize?: number
  readonly pageToken?: string
  readonly orderBy?: string
  readonly mask?: readonly FieldPath[]
  readonly showMissing: boolean
  readonly consistency: Consistency
}

interface Page {
  readonly entries: readonly ListEntry[]
  /** Where the next page begins, if there is one. */
  readonly next: string | undefined
}

const defaultPageSize = 300

/** One page of a collection, by name or by the order asked for; missing documents that have others below them too, when asked. */
export async function listDocuments(
  around: Surroundings,
  call: Call,
  request: ListRequest,
): Promise<{
  documents: readonly (Document | { path: DocumentPath; missing: true })[]
  nextPageToken?: string
}> {
  const { parent, collectionId, orderBy = '', mask, showMissing, consistency } = request
  if (showMissing && orderBy !== '') throw invalidArgument('show_missing cannot be used together with order_by.')
  const query: Query = { parent, collectionId, allDescendants: false, orderBy: parseOrderBy(orderBy), offset: 0 }
  const { result } = await read(around, call, {
    consistency,
    paths: ({ entries }: Page) => entries.map(({ path }) => path),
    look(reader) {
      const limited = { ...query, limit: pageSizeOf(request) }
      allow(around, call, { asks: [listing(limited)], reader })
      return orderBy === '' ? pageByName(reader, request) : pageInOrder(around, call, { request, query, reader })
    },
  })
  return {
    documents: result.entries.map((entry) => ('missing' in entry ? entry : masked(entry, mask))),
    ...(result.next === undefined ? {} : { nextPageToken: encodePageToken(result.next) }),
  }
}

const pageSizeOf = ({ pageSize }: ListRequest): number =>
  pageSize === undefined || pageSize === 0 ? defaultPageSize : pageSize

function pageByName(reader: Reader, request: ListRequest): Page {
  const { parent, collectionId, pageToken, showMissing } = request
  const pageSize = pageSizeOf(request)
  const entries: ListEntry[] = []
  const after = pageToken === undefined ? {} : { after: decodePageToken(pageToken) }
  for (const entry of reader.list(collectionOf(parent, collectionId), { ...after, missing: showMissing })) {
    if (entries.length === pageSize) return { entries, next: lastSegment(entries.at(-1)?.path ?? '') }
    entries.push(entry)
  }
  return { entries, next: undefined }
}

function pageInOrder(
  around: Surroundings,
  call: Call,
  { request, query, reader }: { request: ListRequest; query: Query; reader: Reader },
): Page {
  const offset = request.pageToken === undefined ? 0 : Number(decodePageToken(request.pageToken))
  if (!Number.isSafeInteger(offset) || offset < 0) throw invalidArgument('Invalid page token.')
  const pageSize = pageSizeOf(request)
  const asked = { ...query, offset, limit: pageSize + 1 }
  const { documents } = around.queries.run(reader, { database: call.database, query: asked })
  const next = documents.length > pageSize ? String(offset + pageSize) : undefined
  return { entries: documents.slice(0, pageSize), next }
}

/** Reads `priority desc, __name__`. */
function parseOrderBy(text: string): readonly Order[] {
  if (text.trim() === '') return []
  return text.split(',').map((part) => {
    const [field = '', direction = 'asc', ...rest] = part.trim().split(/\s+/)
    const lower = direction.toLowerCase()
    if (rest.length > 0 || (lower !== 'asc' && lower !== 'desc')) throw invalidArgument(`Invalid order_by "${text}".`)
    return { field: parseFieldPath(field), direction: lower }
  })
}
