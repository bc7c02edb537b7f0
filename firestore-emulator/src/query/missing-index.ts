import { formatFieldPath } from '../model/field-path.ts'
import type { VectorIndex } from '../model/index-definition.ts'
import { documentKey } from '../model/path.ts'
import { failedPrecondition, type StatusError } from '../model/status.ts'
import type { Branch } from './branch.ts'

/** The error of a query that lacks an index: its message holds the JSON to add to `firestore.indexes.json`. */
export function missingIndex(
  branch: Branch,
  { collectionId, group }: { readonly collectionId: string; readonly group: boolean },
): StatusError {
  const { list, entry } = wantedIndex(branch, { collectionId, group })
  return failedPrecondition(
    `The query requires an index. Add this to "${list}" in firestore.indexes.json: ${JSON.stringify(entry)}`,
  )
}

/** The error of one whose index isn't built yet, in Cloud Firestore's words. */
export const indexBuilding = (): StatusError =>
  failedPrecondition('The query requires an index. That index is currently building and cannot be used yet.')

/** The same for a query for the nearest vectors. */
export function missingVectorIndex({ collectionId, scope, equal, field, dimension }: VectorIndex): StatusError {
  const entry = {
    collectionGroup: collectionId,
    queryScope: scope === 'group' ? 'COLLECTION_GROUP' : 'COLLECTION',
    fields: [
      ...equal.map((one) => ({ fieldPath: formatFieldPath(one), order: 'ASCENDING' })),
      { fieldPath: formatFieldPath(field), vectorConfig: { dimension, flat: {} } },
    ],
  }
  return failedPrecondition(
    `Missing vector index configuration. The query requires an index. Add this to "indexes" in firestore.indexes.json: ${JSON.stringify(entry)}`,
  )
}

function wantedIndex(
  { equalities, orders, nameDirection }: Branch,
  { collectionId, group }: { readonly collectionId: string; readonly group: boolean },
): { readonly list: string; readonly entry: unknown } {
  const queryScope = group ? 'COLLECTION_GROUP' : 'COLLECTION'
  const fields = [
    ...equalities.map(({ field, contains }) => ({
      fieldPath: formatFieldPath(field),
      ...(contains ? { arrayConfig: 'CONTAINS' } : { order: 'ASCENDING' }),
    })),
    ...orders.map(({ field, direction }) => ({ fieldPath: formatFieldPath(field), order: orderName(direction) })),
  ]
  const [only, ...others] = fields
  const last = orders.at(-1)?.direction ?? 'asc'
  if (only !== undefined && others.length === 0 && last === nameDirection) {
    const { fieldPath, ...mode } = only
    return {
      list: 'fieldOverrides',
      entry: { collectionGroup: collectionId, fieldPath, indexes: [...automatic(group), { ...mode, queryScope }] },
    }
  }
  const name = last === nameDirection ? [] : [{ fieldPath: documentKey, order: orderName(nameDirection) }]
  return { list: 'indexes', entry: { collectionGroup: collectionId, queryScope, fields: [...fields, ...name] } }
}

/** An override takes the place of the automatic indexes, so a wider one must name them too. */
const automatic = (group: boolean) =>
  group
    ? [
        { order: 'ASCENDING', queryScope: 'COLLECTION' },
        { order: 'DESCENDING', queryScope: 'COLLECTION' },
        { arrayConfig: 'CONTAINS', queryScope: 'COLLECTION' },
      ]
    : []

const orderName = (direction: 'asc' | 'desc'): string => (direction === 'asc' ? 'ASCENDING' : 'DESCENDING')
