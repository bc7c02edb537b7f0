import { type DocumentPath, isDocumentKey, resourceName } from '../model/path.ts'
import type { Query } from '../model/query.ts'
import { invalidArgument } from '../model/status.ts'
import type { Value } from '../model/value.ts'
import { allow, listing } from './judge.ts'
import type { Surroundings } from './open-database.ts'
import { decodePageToken, encodePageToken } from './page-token.ts'
import { read } from './read.ts'
import type { Call, Consistency } from './service.ts'

interface PartitionRequest {
  readonly query: Query
  readonly partitionCount: number
  readonly pageSize?: number
  readonly pageToken?: string
  readonly consistency: Consistency
}

/** Cursors that cut a collection group, by name, into parts of about the same size: at most `partitionCount`, fewer when there is less to cut. */
export async function partitionQuery(
  around: Surroundings,
  call: Call,
  { query, partitionCount, pageSize, pageToken, consistency }: PartitionRequest,
): Promise<{ partitions: readonly (readonly Value[])[]; nextPageToken?: string }> {
  checkPartitionable(query, partitionCount)
  const { result } = await read(around, call, {
    consistency,
    paths: () => [],
    look(reader) {
      allow(around, call, { asks: [listing(query)], reader })
      return cuts([...around.queries.names(reader, { database: call.database, query })], partitionCount)
    },
  })
  const all = result.map((path): readonly Value[] => [{ kind: 'reference', value: resourceName(call.database, path) }])
  const start = pageToken === undefined ? 0 : placeOf(pageToken)
  const end = pageSize === undefined || pageSize === 0 ? all.length : start + pageSize
  return {
    partitions: all.slice(start, end),
    ...(end < all.length ? { nextPageToken: encodePageToken(String(end)) } : {}),
  }
}

function placeOf(pageToken: string): number {
  const place = Number(decodePageToken(pageToken))
  if (!Number.isSafeInteger(place) || place < 0) throw invalidArgument('Invalid page token.')
  return place
}

function checkPartitionable({ allDescendants, where, orderBy, limit, offset }: Query, partitionCount: number): void {
  const byName = orderBy.every(({ field, direction }) => isDocumentKey(field) && direction === 'asc')
  if (!allDescendants || !byName || where !== undefined || limit !== undefined || offset > 0) {
    throw invalidArgument(
      'Only queries over all descendants of a collection group, ordered by ascending __name__ and without filters or limits, can be partitioned.',
    )
  }
  if (partitionCount < 1) throw invalidArgument('The partition_count must be positive.')
}

/** Where each part but the first begins. */
function cuts(paths: readonly DocumentPath[], most: number): readonly DocumentPath[] {
  const parts = Math.min(most + 1, paths.length)
  const starts = Array.from({ length: Math.max(0, parts - 1) }, (_, i) =>
    paths.at(Math.floor(((i + 1) * paths.length) / parts)),
  )
  return starts.filter((path) => path !== undefined)
}
