import { hasSingleFieldIndex, type Indexes, type IndexMode } from './index-definition.ts'
import { type DocumentPath, type FieldPath, parentCollection } from './path.ts'
import { canonicalValue } from './query-id.ts'
import type { Fields, Value } from './value.ts'

/** How often each mode of a single-field index holds a value: arrays are found by each of their elements, from either end. */
const entriesPer = { asc: 1, desc: 1, contains: 2 } as const satisfies Record<IndexMode, number>

/** Whether the single-field indexes have at most so many entries for a document, as Cloud Firestore counts them. */
export function hasAtMostEntries(
  limit: number,
  { path, fields, indexes }: { readonly path: DocumentPath; readonly fields: Fields; readonly indexes: Indexes },
): boolean {
  const unlessOverridden = countIn(fields)
  // An override indexes a field for its collection group too, at most. So nearly always this is all there is to count.
  if (unlessOverridden * 2 <= limit) return true
  if (indexes.overrides.length === 0) return unlessOverridden <= limit
  const collection = parentCollection(path)
  const collectionId = collection.slice(collection.lastIndexOf('/') + 1)
  return countIndexed(fields, { indexes, collectionId }, []) <= limit
}

function countIn(fields: Fields): number {
  let count = 0
  for (const value of fields.values()) {
    count += entriesPer.asc + entriesPer.desc
    if (value.kind === 'array') count += entriesPer.contains * distinct(value.values)
    if (value.kind === 'map') count += countIn(value.fields)
  }
  return count
}

interface Around {
  readonly indexes: Indexes
  readonly collectionId: string
}

function countIndexed(fields: Fields, around: Around, parent: FieldPath): number {
  let count = 0
  for (const [name, value] of fields) {
    const field = [...parent, name]
    for (const mode of ['asc', 'desc', 'contains'] as const) {
      const isIndexed = (['collection', 'group'] as const).filter((scope) =>
        hasSingleFieldIndex(around.indexes, { collectionId: around.collectionId, field, mode, scope }),
      )
      count += isIndexed.length * entriesOf(value, mode)
    }
    if (value.kind === 'map') count += countIndexed(value.fields, around, field)
  }
  return count
}

function entriesOf(value: Value, mode: IndexMode): number {
  if (mode !== 'contains') return entriesPer[mode]
  return value.kind === 'array' ? entriesPer.contains * distinct(value.values) : 0
}

/** An element that an array holds twice is found once. Short arrays aren't worth the look. */
const distinct = (values: readonly Value[]): number =>
  values.length < worthLooking ? values.length : new Set(values.map(canonicalValue)).size

const worthLooking = 5_000
