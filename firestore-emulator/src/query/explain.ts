import { formatFieldPath } from '../model/field-path.ts'
import type { FindNearest, Query } from '../model/query.ts'
import { fieldFilters } from '../model/query-order.ts'
import type { QueryRun } from './execute.ts'

/** How a query is answered, in the words of Firestore's query explain; what it took only when it was run. */
export interface Explanation {
  readonly indexesUsed: readonly Readonly<Record<string, string>>[]
  readonly execution?: {
    readonly resultsReturned: number
    readonly durationMs: number
    readonly readOperations: number
    readonly debugStats: Readonly<Record<string, string>>
  }
}

/** Tells of a run whose results have been drawn, or, without `analyze`, of one that was only planned. */
export function explain(
  { plans, effort }: QueryRun,
  {
    query,
    analyze,
    results,
    started,
    reads,
  }: {
    readonly query: Query
    readonly analyze: boolean
    readonly results: number
    readonly started: number
    /** What it would be billed as. */
    readonly reads: number
  },
): Explanation {
  const labels = query.findNearest
    ? [vectorLabel(query, query.findNearest)]
    : plans.flatMap((plan) => (plan.kind === 'key' ? [] : plan.scans.map(({ source }) => source.label)))
  const scope = query.allDescendants ? 'Collection group' : 'Collection'
  const used = labels.length === 0 ? ['(__name__ ASC)'] : [...new Set(labels)]
  const indexesUsed = used.map((properties) => ({ query_scope: scope, properties }))
  if (!analyze) return { indexesUsed }
  return {
    indexesUsed,
    execution: {
      resultsReturned: results,
      durationMs: Math.max(performance.now() - started, 0.001),
      readOperations: Math.max(reads, 1),
      debugStats: {
        index_entries_scanned: String(effort.entries),
        documents_scanned: String(effort.documents),
        billing_details: JSON.stringify({ documents_billable: String(reads), index_entries_billable: '0' }),
      },
    },
  }
}

/** The index that a search for the nearest asks for, as production names it: behind what it filters by, the vectors of one length. */
function vectorLabel({ where }: Query, { field, vector }: FindNearest): string {
  const filtered = new Set(fieldFilters(where).map((filter) => `${formatFieldPath(filter.field)} ASC`))
  return `(${[...filtered, '__name__ ASC', `${formatFieldPath(field)} VECTOR<${vector.length}>`].join(', ')})`
}
