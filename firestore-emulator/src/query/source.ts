import { formatFieldPath, sameFieldPath } from '../model/field-path.ts'
import { type DefinedIndex, hasSingleFieldIndex, type IndexField, indexId } from '../model/index-definition.ts'
import { type CollectionPath, documentKey, isDocumentKey } from '../model/path.ts'
import type { Direction } from '../model/query.ts'
import type { IndexReader, IndexRef } from '../storage/store.ts'
import { type Branch, type Equality, sameEquality } from './branch.ts'

/**
 * An index that serves a branch, or a part of it: it starts with fields that the branch fixes, and goes on with exactly the fields that
 * sort it.
 */
export interface Source {
  readonly index: IndexRef
  /** What the index is fixed to, in the order of its fields. */
  readonly prefix: readonly { readonly equality: Equality; readonly descending: boolean }[]
  /** How the sorting fields lie in storage, and the name after them. */
  readonly descending: readonly boolean[]
  readonly nameDescending: boolean
  /** Whether it is read from its end. */
  readonly reverse: boolean
  /** `(status ASC, __name__ ASC)`. */
  readonly label: string
}

/** Where sources are looked for. */
export interface Surroundings {
  readonly indexes: IndexReader
  readonly collectionId: string
  /** Absent for a collection group. */
  readonly collection?: CollectionPath
  /** Whether a composite may be read backwards, which Firestore doesn't do. */
  readonly backwards: boolean
}

/** Every index that can play a part in a branch. */
export function sourcesFor(branch: Branch, around: Surroundings): readonly Source[] {
  return [...definedSources(branch, around), ...automaticSources(branch, around)]
}

/** The names of the collection or the group: serves every branch, but only sorts those that sort by name. */
export function nameSource(
  branch: Branch,
  { collection, collectionId }: Omit<Surroundings, 'indexes' | 'backwards'>,
): Source {
  const reverse = branch.nameDirection === 'desc'
  return {
    index: collection === undefined ? { kind: 'group', collectionId } : { kind: 'collection', collection },
    prefix: [],
    descending: [],
    nameDescending: false,
    reverse,
    label: labelOf([], reverse),
  }
}

/** Sources with the same layout sort documents into the same bytes, so that they can be joined. */
export const layoutOf = ({ descending, nameDescending, reverse }: Source): string =>
  `${descending.join()} ${nameDescending} ${reverse}`

function automaticSources(branch: Branch, around: Surroundings): readonly Source[] {
  const { collection, collectionId, indexes } = around
  if (collection === undefined) return []
  const { equalities, orders, nameDirection } = branch
  const reverse = nameDirection === 'desc'
  const [order, ...others] = orders
  if (order === undefined) {
    return equalities
      .filter(({ field, contains }) =>
        (contains ? (['contains'] as const) : (['asc', 'desc'] as const)).some((mode) =>
          hasSingleFieldIndex(indexes.settings, { collectionId, field, mode, scope: 'collection' }),
        ),
      )
      .map((equality) => ({
        index: { kind: 'field', collection, field: equality.field, contains: equality.contains },
        prefix: [{ equality, descending: false }],
        descending: [],
        nameDescending: false,
        reverse,
        label: labelOf([{ field: equality.field, mode: equality.contains ? 'contains' : nameDirection }], reverse),
      }))
  }
  const { field, direction } = order
  if (equalities.length > 0 || others.length > 0 || direction !== nameDirection) return []
  if (!hasSingleFieldIndex(indexes.settings, { collectionId, field, mode: direction, scope: 'collection' })) return []
  return [
    {
      index: { kind: 'field', collection, field, contains: false },
      prefix: [],
      descending: [false],
      nameDescending: false,
      reverse,
      label: labelOf([{ field, mode: direction }], reverse),
    },
  ]
}

function definedSources(branch: Branch, around: Surroundings): readonly Source[] {
  const scope = around.collection === undefined ? 'group' : 'collection'
  return around.indexes.defined
    .filter((definition) => definition.collectionId === around.collectionId && definition.scope === scope)
    .flatMap((definition) => definedSource(definition, branch, around) ?? [])
}

function definedSource(
  definition: DefinedIndex,
  branch: Branch,
  { collection, backwards }: Surroundings,
): Source | undefined {
  const fields = definition.fields.filter(({ field }) => !isDocumentKey(field))
  const nameDescending = definition.fields.at(-1)?.mode === 'desc'
  const cut = fields.length - branch.orders.length
  if (cut < 0) return undefined
  const prefix = prefixOf(fields.slice(0, cut), branch.equalities)
  if (prefix === undefined || (prefix.length === 0 && branch.equalities.length > 0)) return undefined
  const sorting = fields.slice(cut)
  const reverse = (branch.nameDirection === 'desc') !== nameDescending
  if (reverse && !backwards && branch.orders.length > 0) return undefined
  const matches = sorting.every(({ field, mode }, i) => {
    const order = branch.orders[i]
    return order !== undefined && sameFieldPath(field, order.field) && mode === turned(order.direction, reverse)
  })
  if (!matches) return undefined
  return {
    index: { kind: 'defined', definition, ...(collection !== undefined && { collection }) },
    prefix,
    descending: sorting.map(({ mode }) => mode === 'desc'),
    nameDescending,
    reverse,
    label: `(${indexId(definition)
      .replace(/^.*? (collection|group) /, '')
      .replaceAll(/ (asc|desc|contains)\b/g, (mode) => mode.toUpperCase())})`,
  }
}

function prefixOf(fields: readonly IndexField[], equalities: readonly Equality[]): Source['prefix'] | undefined {
  const prefix: { equality: Equality; descending: boolean }[] = []
  for (const { field, mode } of fields) {
    const equality = equalities.find((one) => sameEquality(one, { field, contains: mode === 'contains' }))
    if (equality === undefined || prefix.some((known) => known.equality === equality)) return undefined
    prefix.push({ equality, descending: mode === 'desc' })
  }
  return prefix
}

const turned = (direction: Direction, reverse: boolean): Direction =>
  reverse ? (direction === 'asc' ? 'desc' : 'asc') : direction

const labelOf = (fields: readonly IndexField[], nameDescending: boolean): string =>
  `(${[...fields, { field: [documentKey], mode: nameDescending ? 'desc' : 'asc' }]
    .map(({ field, mode }) => `${formatFieldPath(field)} ${mode.toUpperCase()}`)
    .join(', ')})`
