import type { Document } from '../model/document.ts'
import { isDocumentKey } from '../model/path.ts'
import { compareDocumentPaths } from '../model/path-order.ts'
import type { Query } from '../model/query.ts'
import { type FieldFilter, fieldFilters, normalizeQuery } from '../model/query-order.ts'
import type { IndexReader, Reader } from '../storage/store.ts'
import { collectionOf } from './branch.ts'
import { isJustBelow, matches } from './filter.ts'
import { nearest } from './nearest.ts'
import { comparator, pathOfReference } from './order.ts'
import { type BranchPlan, planQuery } from './plan.ts'
import { type Entry, join, ScanCursor } from './scan-cursor.ts'
import { requireVectorIndex } from './vector-index.ts'
import { type Prune, walk } from './walk.ts'

export interface RunOptions {
  /** Lets a query run that lacks an index. */
  readonly lax: boolean
}

/** What reading took, counted while results are drawn. */
export interface Effort {
  entries: number
  documents: number
  /** How many results the query's offset left out. */
  skipped: number
}

export interface QueryRun {
  /** Drawn lazily: the cost is that of the documents that are taken. Only good inside the read that the reader belongs to. */
  readonly documents: Iterable<Document>
  /** Empty where no index was used. */
  readonly plans: readonly BranchPlan[]
  readonly effort: Effort
}

/**
 * Answers a query: documents in order, whole, after its offset and within its limit. Throws FAILED_PRECONDITION when it lacks an index and
 * isn't lax. The query must have passed `checkQuery`.
 */
export function runQuery(reader: Reader, query: Query, options: RunOptions): QueryRun {
  const effort: Effort = { entries: 0, documents: 0, skipped: 0 }
  const { indexes } = reader
  const plans = planned(indexes, query, options)
  const all =
    query.collectionId === undefined
      ? withoutIndexes(reader, query, effort)
      : asOfThen({ reader, indexes, query, effort }, plans)
  const found = query.findNearest === undefined ? all : nearest(all, query.findNearest)
  return { documents: window(found, query, effort), plans, effort }
}

/** A vector index serves the filters too, so that they need none of their own. */
function planned(indexes: IndexReader, query: Query, { lax }: RunOptions): readonly BranchPlan[] {
  if (query.findNearest === undefined) return planQuery(indexes, query, { lax })
  if (!lax) requireVectorIndex(indexes, query, query.findNearest)
  return planQuery(indexes, query, { lax: true })
}

interface Run {
  readonly reader: Reader
  readonly indexes: IndexReader
  readonly query: Query
  readonly effort: Effort
}

/** What indexes of the present find, with what has changed since the reader's time put back. */
function asOfThen(run: Run, plans: readonly BranchPlan[]): Iterable<Document> {
  const { reader, query } = run
  const unchanged = fromPlans(run, plans)
  if (reader.changed === undefined) return unchanged
  const then = [...reader.changed.values()].filter((document) => document !== undefined)
  return merged(
    [
      unchanged,
      sorted(
        then.filter((document) => matches(query, document)),
        query,
      ),
    ],
    comparator(query),
  )
}

function fromPlans(run: Run, plans: readonly BranchPlan[]): Iterable<Document> {
  const branches = plans.map((plan) => fromPlan(run, plan))
  const [only] = branches
  return only !== undefined && branches.length === 1 ? only : merged(branches, comparator(run.query))
}

function fromPlan(run: Run, plan: BranchPlan): Iterable<Document> {
  if (plan.kind === 'key') return plan.branch.key === undefined ? [] : loaded(run, [{ path: plan.branch.key }])
  const cursors = plan.scans.map((scan) => new ScanCursor(run.indexes, scan, () => run.effort.entries++))
  const entries = join(cursors)
  return plan.kind === 'join' ? inOrder(run, entries) : sorted(loaded(run, entries), run.query)
}

/** The documents of entries, those within a run of cut entries sorted among each other. */
function* inOrder(run: Run, entries: Iterable<Entry>): Generator<Document> {
  let ties: Entry[] = []
  for (const entry of entries) {
    const [tied] = ties
    if (tied !== undefined && !isTied(tied, entry)) {
      yield* sorted(loaded(run, ties), run.query)
      ties = []
    }
    if (entry.tiesUpTo === undefined) yield* loaded(run, [entry])
    else ties.push(entry)
  }
  yield* sorted(loaded(run, ties), run.query)
}

const isTied = (a: Entry, b: Entry): boolean =>
  b.tiesUpTo !== undefined && Buffer.compare(a.rest.subarray(0, a.tiesUpTo), b.rest.subarray(0, a.tiesUpTo)) === 0

function* loaded({ reader, query, effort }: Run, entries: Iterable<Pick<Entry, 'path'>>): Generator<Document> {
  for (const { path } of entries) {
    if (reader.changed?.has(path)) continue
    const document = reader.get(path)
    effort.documents++
    if (document !== undefined && matches(query, document)) yield document
  }
}

const sorted = (documents: Iterable<Document>, query: Query): Iterable<Document> =>
  [...documents].sort(comparator(query))

/** Merges sorted alternatives into one sorted list without repeats. */
function* merged(
  branches: readonly Iterable<Document>[],
  compare: (a: Document, b: Document) => number,
): Generator<Document> {
  const heads: { document: Document; rest: Iterator<Document> }[] = []
  for (const branch of branches) {
    const rest = branch[Symbol.iterator]()
    const { done, value } = rest.next()
    if (!done) heads.push({ document: value, rest })
  }
  try {
    let last: Document | undefined
    while (heads.length > 0) {
      const first = heads.reduce((best, head) => (compare(head.document, best.document) < 0 ? head : best))
      if (first.document.path !== last?.path) yield first.document
      last = first.document
      const { done, value } = first.rest.next()
      if (done) heads.splice(heads.indexOf(first), 1)
      else first.document = value
    }
  } finally {
    for (const { rest } of heads) rest.return?.()
  }
}

/** Queries over everything have no use for indexes. */
function* withoutIndexes(reader: Reader, query: Query, effort: Effort): Generator<Document> {
  const collection = collectionOf(query)
  const all = collection === undefined ? walk(reader, query.parent, pruneOf(query)) : reader.list(collection)
  const matching = function* (): Generator<Document> {
    for (const document of all) {
      effort.documents++
      if (!('missing' in document) && matches(query, document)) yield document
    }
  }
  const byName = normalizeQuery(query).orderBy.every(
    ({ field, direction }) => isDocumentKey(field) && direction === 'asc',
  )
  yield* byName ? matching() : sorted(matching(), query)
}

/** Leaves out what the conditions on the name, or the cursors, put out of reach. */
function pruneOf(query: Query): Prune {
  const inReach = pruneByName(query)
  return query.allDescendants ? inReach : (path) => isJustBelow(path, query.parent) && inReach(path)
}

function pruneByName(query: Query): Prune {
  const byName = query.where?.kind !== 'or' && fieldFilters(query.where).every(({ field }) => isDocumentKey(field))
  if (!byName) return () => true
  const filters = fieldFilters(query.where)
  const lowest = edge(filters, ['>', '>='])
  const highest = edge(filters, ['<', '<='])
  return (path) =>
    (lowest === undefined || lowest.startsWith(`${path}/`) || compareDocumentPaths(path, lowest) >= 0) &&
    (highest === undefined || compareDocumentPaths(path, highest) <= 0)
}

function edge(filters: readonly FieldFilter[], ops: readonly FieldFilter['op'][]): string | undefined {
  const filter = filters.find(({ op }) => ops.includes(op))
  return filter?.value.kind === 'reference' ? pathOfReference(filter.value.value) : undefined
}

function* window(documents: Iterable<Document>, { offset, limit }: Query, effort: Effort): Generator<Document> {
  if (limit === 0) return
  let taken = 0
  for (const document of documents) {
    if (effort.skipped < offset) {
      effort.skipped++
      continue
    }
    yield document
    if (++taken === limit) return
  }
}
