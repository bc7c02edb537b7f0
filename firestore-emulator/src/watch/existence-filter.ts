import { type DatabaseId, resourceName } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import { bloomFilter } from './bloom-filter.ts'
import type { ListenAnswer } from './listen-protocol.ts'
import type { Subscription } from './subscription.ts'

/**
 * What a client is told whose own count of documents shows that it lost track: how many there are, and the names of those that it must
 * have kept since `since`, so that it can tell which of its own are no more.
 */
export function existenceFilter(
  { targetId, shared }: Subscription,
  database: DatabaseId,
  since: CommitTime,
): ListenAnswer {
  const unchanged = [...shared.view.documents()].filter(({ updateTime }) => updateTime <= since)
  return {
    kind: 'filter',
    targetId,
    count: shared.view.size,
    unchangedNames: bloomFilter(unchanged.map(({ path }) => resourceName(database, path))),
  }
}
