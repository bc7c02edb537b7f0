import type { DocumentChange } from '../model/document.ts'
import type { DatabaseId } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { OutboxEvent } from '../storage/store.ts'
import type { TriggerRegistry } from './registry.ts'

/** The events of one change, one for each function that wants it, ordered per function and document. */
export function eventsOf(
  registry: TriggerRegistry,
  cause: { readonly database: DatabaseId; readonly actor: OutboxEvent['actor']; readonly time: CommitTime },
  change: DocumentChange,
): readonly OutboxEvent[] {
  return registry.matching(cause.database, change).map(({ id }) => ({
    trigger: id,
    key: `${id}|${change.path}`,
    change,
    time: cause.time,
    actor: cause.actor,
  }))
}
