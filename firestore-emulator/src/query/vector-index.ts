import { sameFieldPath } from '../model/field-path.ts'
import type { IndexScope, VectorIndex } from '../model/index-definition.ts'
import type { FieldPath } from '../model/path.ts'
import type { FindNearest, Query } from '../model/query.ts'
import type { IndexReader } from '../storage/store.ts'
import { type Branch, branchesOf, collectionOf } from './branch.ts'
import { missingVectorIndex } from './missing-index.ts'

/** Throws FAILED_PRECONDITION unless there is a vector index for every alternative of a query for the nearest vectors. */
export function requireVectorIndex({ settings }: IndexReader, query: Query, ask: FindNearest): void {
  const { collectionId = '' } = query
  const scope: IndexScope = collectionOf(query) === undefined ? 'group' : 'collection'
  for (const branch of branchesOf(query)) {
    const wanted = {
      collectionId,
      scope,
      equal: filteredFields(branch),
      field: ask.field,
      dimension: ask.vector.length,
    }
    if (!(settings.vectors ?? []).some((index) => serves(index, wanted))) throw missingVectorIndex(wanted)
  }
}

function serves(index: VectorIndex, wanted: VectorIndex): boolean {
  return (
    index.collectionId === wanted.collectionId &&
    index.scope === wanted.scope &&
    index.dimension === wanted.dimension &&
    sameFieldPath(index.field, wanted.field) &&
    index.equal.length === wanted.equal.length &&
    wanted.equal.every((field) => index.equal.some((one) => sameFieldPath(one, field)))
  )
}

const filteredFields = ({ equalities, orders }: Branch): readonly FieldPath[] => [
  ...equalities.map(({ field }) => field),
  ...orders.map(({ field }) => field),
]
