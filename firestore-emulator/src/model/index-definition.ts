import { compareFieldPaths, formatFieldPath, sameFieldPath } from './field-path.ts'
import { documentKey, type FieldPath, isDocumentKey } from './path.ts'

export type IndexMode = 'asc' | 'desc' | 'contains'

/** Whether an index covers each collection by itself, or all collections of one id together. */
export type IndexScope = 'collection' | 'group'

export interface IndexField {
  readonly field: FieldPath
  readonly mode: IndexMode
}

/** An index that somebody asked for. The last field is always `__name__`: documents with equal values are ordered by it. */
export interface DefinedIndex {
  readonly collectionId: string
  readonly scope: IndexScope
  readonly fields: readonly IndexField[]
}

/** Which single-field indexes a field has, in place of the automatic ones. */
export interface FieldOverride {
  readonly collectionId: string
  /** `['*']` stands for every field of the collection group that has no override of its own. */
  readonly field: FieldPath
  readonly indexes: readonly { readonly mode: IndexMode; readonly scope: IndexScope }[]
}

/**
 * An index that finds the nearest vectors: among all documents of a collection or a group, or among those that have equal values in `equal`.
 * It has no entries here, where every vector is looked at; it is asked for because Cloud Firestore does.
 */
export interface VectorIndex {
  readonly collectionId: string
  readonly scope: IndexScope
  readonly equal: readonly FieldPath[]
  readonly field: FieldPath
  readonly dimension: number
}

/** What a `firestore.indexes.json` says. */
export interface Indexes {
  readonly composites: readonly DefinedIndex[]
  readonly overrides: readonly FieldOverride[]
  readonly vectors?: readonly VectorIndex[]
}

export const noIndexes: Indexes = { composites: [], overrides: [] }

/** A definition with its final `__name__` spelled out: in the direction of the field before it. */
export function defineIndex(definition: DefinedIndex): DefinedIndex {
  const last = definition.fields.at(-1)
  if (last !== undefined && isDocumentKey(last.field)) return definition
  const name: IndexField = { field: [documentKey], mode: last?.mode === 'desc' ? 'desc' : 'asc' }
  return { ...definition, fields: [...definition.fields, name] }
}

/** One string for one index, however it was written. */
export const indexId = ({ collectionId, scope, fields }: DefinedIndex): string =>
  `${collectionId} ${scope} ${fields.map(({ field, mode }) => `${formatFieldPath(field)} ${mode}`).join(', ')}`

/** Every index that must be kept up besides the automatic ones: the composites, and overrides that reach over a whole group. */
export function definedIndexes({ composites, overrides }: Indexes): readonly DefinedIndex[] {
  const groups = overrides.flatMap(({ collectionId, field, indexes }) =>
    field[0] === '*'
      ? []
      : indexes
          .filter(({ scope }) => scope === 'group')
          .map(({ mode }) => defineIndex({ collectionId, scope: 'group', fields: [{ field, mode }] })),
  )
  const byId = new Map([...composites.map(defineIndex), ...groups].map((index) => [indexId(index), index]))
  return [...byId.values()]
}

/** Whether a field has a single-field index of this kind: by override, or automatically within a collection. */
export function hasSingleFieldIndex(
  { overrides }: Indexes,
  wanted: {
    readonly collectionId: string
    readonly field: FieldPath
    readonly mode: IndexMode
    readonly scope: IndexScope
  },
): boolean {
  const override = overrideFor(overrides, wanted.collectionId, wanted.field)
  if (override === undefined) return wanted.scope === 'collection'
  return override.indexes.some(({ mode, scope }) => mode === wanted.mode && scope === wanted.scope)
}

/** The override nearest to a field: its own, else that of a map it is inside of, else that of all fields. */
function overrideFor(
  overrides: readonly FieldOverride[],
  collectionId: string,
  field: FieldPath,
): FieldOverride | undefined {
  const ofGroup = overrides.filter((override) => override.collectionId === collectionId)
  for (let length = field.length; length > 0; length--) {
    const found = ofGroup.find((override) => sameFieldPath(override.field, field.slice(0, length)))
    if (found !== undefined) return found
  }
  return ofGroup.find((override) => compareFieldPaths(override.field, ['*']) === 0)
}
