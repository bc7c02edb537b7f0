import type { DatabaseId } from '../model/path.ts'
import type { Call } from './service.ts'

/**
 * What Cloud Firestore would bill, counted by its price list: a get costs a read whether or not the document is there, a query at least one, an
 * aggregation one for every 1000 entries, a listener one for each document it is sent or that changed out of its results, and
 * rules one for each other document that they look at.
 */
export interface UsageCounts {
  getReads: number
  queryReads: number
  aggregationReads: number
  listenReads: number
  rulesReads: number
  writes: number
  deletes: number
}

/** What one kind of client did to one database. */
export interface UsageRow {
  readonly database: string
  readonly caller: 'owner' | 'user' | 'signed out'
  readonly client: string
  readonly label: string
  readonly counts: Readonly<UsageCounts>
}

/** More different clients than this are counted as one. */
const mostRows = 1000
const others = 'others'

/** The meter: counts for each database, caller, client and label, since the start or the last reset. */
export class Usage {
  readonly #rows = new Map<string, { readonly id: DatabaseId; readonly row: UsageRow; readonly counts: UsageCounts }>()

  /** The counts of a caller's kind, to be added to, for as long as the caller likes. */
  of({ database: id, caller }: Call): UsageCounts {
    const kind = caller.kind === 'owner' ? 'owner' : caller.auth === null ? 'signed out' : 'user'
    const { client = '', label = '' } = caller
    return this.#of(id, { database: id.database, caller: kind, client, label })
  }

  #of(id: DatabaseId, who: Omit<UsageRow, 'counts'>): UsageCounts {
    const key = [id.project, id.database, who.caller, who.client, who.label].join('\n')
    const present = this.#rows.get(key)
    if (present !== undefined) return present.counts
    if (this.#rows.size >= mostRows && who.client !== others) return this.#of(id, { ...who, client: others, label: '' })
    const counts = none()
    this.#rows.set(key, { id, row: { ...who, counts }, counts })
    return counts
  }

  /** Everything of a project that isn't zero. */
  rows(project: string): readonly UsageRow[] {
    return [...this.#rows.values()]
      .filter(({ id, counts }) => id.project === project && Object.values(counts).some((count) => count > 0))
      .map(({ row }) => row)
  }

  /** Begins at zero again. Whoever adds to counts goes on doing so. */
  reset(project: string): void {
    for (const { id, counts } of this.#rows.values()) if (id.project === project) Object.assign(counts, none())
  }
}

const none = (): UsageCounts => ({
  getReads: 0,
  queryReads: 0,
  aggregationReads: 0,
  listenReads: 0,
  rulesReads: 0,
  writes: 0,
  deletes: 0,
})
