import type { DocumentChange } from '../model/document.ts'
import type { Reader } from '../storage/store.ts'
import type { LiveQuery } from './live-query.ts'
import { View, type ViewDelta } from './view.ts'

/** One listener's interest in a shared target. */
export interface TargetListener {
  changed(deltas: readonly ViewDelta[]): void
  /** The query can't be answered any more; nothing follows. */
  failed(error: unknown): void
}

/** One query that somebody watches, however many do: its view, and who hears of it. */
export class SharedTarget {
  readonly query: LiveQuery
  readonly view: View
  readonly listeners = new Set<TargetListener>()

  constructor(query: LiveQuery, reader: Reader) {
    this.query = query
    this.view = new View(query, query.run(reader))
  }

  /** Takes in a commit's changes and tells every listener what they did. `read` sees the state right after the commit. */
  apply(changes: readonly DocumentChange[], read: <T>(body: (reader: Reader) => T) => T): void {
    try {
      const deltas = this.view.apply(changes, () => read((reader) => this.query.run(reader)))
      if (deltas.length > 0) for (const listener of [...this.listeners]) listener.changed(deltas)
    } catch (error) {
      for (const listener of [...this.listeners]) listener.failed(error)
    }
  }
}
