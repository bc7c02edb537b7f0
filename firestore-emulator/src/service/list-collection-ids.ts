import type { DocumentPath } from '../model/path.ts'
import { StatusError } from '../model/status.ts'
import type { Surroundings } from './open-database.ts'
import { decodePageToken, encodePageToken } from './page-token.ts'
import { read } from './read.ts'
import type { Call, Consistency } from './service.ts'

const defaultPageSize = 300

/** The ids of the collections below a document or the root, a page at a time. Only the owner may ask: no rule can allow it. */
export async function listCollectionIds(
  around: Surroundings,
  call: Call,
  request: { parent: DocumentPath | ''; pageSize?: number; pageToken?: string; consistency: Consistency },
): Promise<{ collectionIds: readonly string[]; nextPageToken?: string }> {
  if (call.caller.kind !== 'owner' && around.rules(call.database.project) !== undefined) {
    throw new StatusError('PERMISSION_DENIED', 'Missing or insufficient permissions.')
  }
  const { parent, pageToken, consistency } = request
  const pageSize = request.pageSize || defaultPageSize
  const { result } = await read(around, call, {
    consistency,
    paths: () => [],
    look: (reader) => {
      const ids = [...reader.collectionIds(parent)]
      const last = pageToken === undefined ? undefined : decodePageToken(pageToken)
      return last === undefined ? ids : ids.filter((id) => isAfter(id, last))
    },
  })
  const collectionIds = result.slice(0, pageSize)
  const last = collectionIds.at(-1)
  const hasMore = result.length > collectionIds.length && last !== undefined
  return { collectionIds, ...(hasMore ? { nextPageToken: encodePageToken(last) } : {}) }
}

/** In the order of the listing, whether or not the other one is still there. */
const isAfter = (id: string, other: string): boolean => Buffer.compare(Buffer.from(id), Buffer.from(other)) > 0
