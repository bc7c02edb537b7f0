import type { Query } from '../model/query.ts'
import type { IndexReader } from '../storage/store.ts'
import { type Bounds, boundsOf, prefixBytes } from './bounds.ts'
import { type Branch, branchesOf, collectionOf, type Equality } from './branch.ts'
import { indexBuilding, missingIndex } from './missing-index.ts'
import { layoutOf, nameSource, type Source, type Surroundings, sourcesFor } from './source.ts'

/**
 * How a query's documents are found.
 *
 * Firestore serves each alternative of a query from indexes alone: from one whose fields are the fixed ones followed by the sorting ones, or
 * by joining several that each fix a part and sort alike. A single field is indexed by itself; anything more needs a composite index. So an
 * alternative is either a join of sources, already in order, or it can't be run. In lax mode it may also be read from something less
 * fitting and sorted afterwards.
 *
 * The alternatives of `or`, `in` and `array-contains-any` are planned one by one, and their results merged in order.
 */
export type BranchPlan =
  /** At most one document. */
  | { readonly kind: 'key'; readonly branch: Branch }
  /** Every entry that is in all of the scans, in order. */
  | { readonly kind: 'join'; readonly scans: readonly Scan[] }
  /** The same, to be sorted. */
  | { readonly kind: 'sort'; readonly scans: readonly Scan[] }

export interface Scan {
  readonly source: Source
  readonly prefix: Buffer
  readonly bounds: Bounds
}

/** So long must no key's part before the name be that bounds are trusted: longer ones may have been cut. */
const trustedLength = 400

/** Plans every alternative of a query, or throws FAILED_PRECONDITION for the first that lacks an index. */
export function planQuery(
  indexes: IndexReader,
  query: Query,
  { lax }: { readonly lax: boolean },
): readonly BranchPlan[] {
  const { collectionId } = query
  if (collectionId === undefined) return []
  const collection = collectionOf(query)
  const around = { indexes, collectionId, backwards: lax, ...(collection !== undefined && { collection }) }
  return branchesOf(query).map((branch) => {
    if (branch.key !== undefined) return { kind: 'key', branch }
    const sources = fitting(branch, around)
    if (sources !== undefined) return { kind: 'join', scans: scansOf(query, branch, sources) }
    if (!lax)
      throw willFit(branch, around)
        ? indexBuilding()
        : missingIndex(branch, { collectionId, group: collection === undefined })
    return makeshift(query, branch, around)
  })
}

/** Sources that together serve a branch in order; undefined when there are none. */
function fitting(branch: Branch, around: Surroundings): readonly Source[] | undefined {
  if (branch.equalities.length === 0 && branch.orders.length === 0) return [nameSource(branch, around)]
  const byLayout = grouped(sourcesFor(branch, around))
  let best: readonly Source[] | undefined
  for (const sources of byLayout.values()) {
    const cover = covering(branch.equalities, sources)
    if (cover !== undefined && (best === undefined || cover.length < best.length)) best = cover
  }
  return best
}

/** Whether there will be sources once the indexes that are being built are there. */
function willFit(branch: Branch, around: Surroundings): boolean {
  const { settings, defined, building } = around.indexes
  const indexes: IndexReader = { settings, defined: [...defined, ...building], building: [], scan: () => [] }
  return building.length > 0 && fitting(branch, { ...around, indexes }) !== undefined
}

function grouped(sources: readonly Source[]): ReadonlyMap<string, readonly Source[]> {
  const groups = new Map<string, Source[]>()
  for (const source of sources) {
    const layout = layoutOf(source)
    groups.set(layout, [...(groups.get(layout) ?? []), source])
  }
  return groups
}

/** Takes the sources that fix most first, each only if it fixes something new. */
function covering(equalities: readonly Equality[], sources: readonly Source[]): readonly Source[] | undefined {
  const longestFirst = sources.toSorted((a, b) => b.prefix.length - a.prefix.length)
  if (equalities.length === 0) return longestFirst.slice(0, 1)
  const open = new Set(equalities)
  const taken = longestFirst.filter(({ prefix }) => {
    const isNew = prefix.some(({ equality }) => open.has(equality))
    for (const { equality } of prefix) open.delete(equality)
    return isNew
  })
  return open.size === 0 ? taken : undefined
}

/** What is there instead, narrowest first: what is fixed, the range of the field that sorts first, or all names. */
function makeshift(query: Query, branch: Branch, around: Surroundings): BranchPlan {
  const byName: Branch = { ...branch, orders: [], filters: branch.orders.length === 0 ? branch.filters : [] }
  if (branch.equalities.length > 0) {
    const sources = sourcesFor(byName, around).filter(({ index }) => index.kind === 'field')
    if (sources.length > 0) return { kind: 'sort', scans: scansOf(query, byName, sources, false) }
  }
  const [first] = branch.orders
  if (first !== undefined && branch.filters.length > 0) {
    const byField: Branch = { ...branch, equalities: [], orders: [first], nameDirection: first.direction }
    const source = sourcesFor(byField, around).find(({ index }) => index.kind === 'field')
    if (source !== undefined) return { kind: 'sort', scans: scansOf(withoutCursors(query), byField, [source]) }
  }
  const names = scansOf(query, byName, [nameSource(byName, around)], branch.orders.length === 0)
  return { kind: branch.orders.length === 0 ? 'join' : 'sort', scans: names }
}

const withoutCursors = ({ startAt: _, endAt: __, ...query }: Query): Query => query

function scansOf(query: Query, branch: Branch, sources: readonly Source[], bounded = true): readonly Scan[] {
  return sources.map((source) => {
    const prefix = prefixBytes(source)
    const bounds = bounded ? boundsOf(query, branch, source) : {}
    const longest = prefix.length + Math.max(bounds.lower?.length ?? 0, bounds.upper?.length ?? 0)
    const trusted = longest <= trustedLength || source.index.kind !== 'defined'
    return { source, prefix, bounds: trusted ? bounds : {} }
  })
}
