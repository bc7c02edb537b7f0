import {
  finishEntry,
  type IndexEntry,
  isFull,
  startDefinedKey,
  startFieldKey,
  writeComponent,
  writeFieldHeader,
} from '../encoding/index-entry.ts'
import { startKeyWith } from '../encoding/keyspace.ts'
import type { Document } from '../model/document.ts'
import { getField } from '../model/field-access.ts'
import { formatFieldPath } from '../model/field-path.ts'
import type { DefinedIndex } from '../model/index-definition.ts'
import { type DocumentPath, isDocumentKey, parentCollection } from '../model/path.ts'
import type { Fields, Value } from '../model/value.ts'
import { identicalValues } from '../model/value-identity.ts'

/** A defined index that is kept up in a database, under a number of its own. */
export interface KeptIndex {
  readonly number: number
  readonly definition: DefinedIndex
}

/** What the indexes must forget and learn when a document changes. Forget first: an entry may be in both. */
export interface EntryChanges {
  readonly removed: readonly IndexEntry[]
  readonly added: readonly IndexEntry[]
}

/** The entries that one change of one document makes, in the automatic indexes and in the defined ones of its collection id. */
export function entryChanges(
  database: number,
  { path, before, after }: { readonly path: DocumentPath; readonly before?: Document; readonly after?: Document },
  kept: readonly KeptIndex[],
): EntryChanges {
  const removed: IndexEntry[] = []
  const added: IndexEntry[] = []
  const walk = new FieldWalk(database, path)
  walk.compare(before?.fields, after?.fields, { removed, added })
  for (const index of kept) {
    if (before && after && unchanged(index, before.fields, after.fields)) continue
    if (before) removed.push(...definedEntries(database, index, before))
    if (after) added.push(...definedEntries(database, index, after))
  }
  return { removed, added }
}

/** The entries of one document in one defined index: none when it lacks one of the fields, several when an array is involved. */
export function definedEntries(database: number, index: KeptIndex, { path, fields }: Document): readonly IndexEntry[] {
  const { scope, fields: indexed } = index.definition
  const values: (readonly Value[])[] = []
  for (const { field, mode } of indexed) {
    if (isDocumentKey(field)) continue
    const value = getField(fields, field)
    if (value === undefined || (mode === 'contains' && value.kind !== 'array')) return []
    values.push(mode === 'contains' && value.kind === 'array' ? value.values : [value])
  }
  const order = { scope, descending: indexed.at(-1)?.mode === 'desc' }
  return combinations(values).map((combination) => {
    const writer = startDefinedKey(database, index, scope === 'collection' ? parentCollection(path) : undefined)
    const valuesAt = writer.length
    const cuts: number[] = []
    for (const [i, value] of combination.entries()) {
      if (isFull(writer, valuesAt)) {
        cuts.push(writer.length)
        break
      }
      if (writeComponent(writer, value, indexed[i]?.mode === 'desc')) cuts.push(writer.length)
    }
    return finishEntry(writer, path, { cuts, order })
  })
}

const unchanged = ({ definition }: KeptIndex, before: Fields, after: Fields): boolean =>
  definition.fields.every(({ field }) => {
    const old = getField(before, field)
    const now = getField(after, field)
    return old === now || (old !== undefined && now !== undefined && identicalValues(old, now))
  })

/** At most one field of an index is an array's elements, so this never explodes. */
const combinations = (values: readonly (readonly Value[])[]): readonly (readonly Value[])[] =>
  values.reduce<readonly (readonly Value[])[]>(
    (all, choices) => all.flatMap((one) => choices.map((choice) => [...one, choice])),
    [[]],
  )

interface Sink {
  readonly removed: IndexEntry[]
  readonly added: IndexEntry[]
}

const automaticOrder = { scope: 'collection', descending: false } as const

/** Walks two states of a document's fields side by side and leaves alone what didn't change. */
class FieldWalk {
  readonly #start: Buffer
  readonly #path: DocumentPath

  constructor(database: number, path: DocumentPath) {
    this.#start = startFieldKey(database, parentCollection(path)).take()
    this.#path = path
  }

  compare(before: Fields | undefined, after: Fields | undefined, sink: Sink, parent = ''): void {
    for (const [name, old] of before ?? []) {
      const now = after?.get(name)
      if (now !== undefined && identicalValues(old, now)) continue
      const field = parent + formatFieldPath([name])
      const maps = old.kind === 'map' && now?.kind === 'map'
      this.#entries(field, old, sink.removed)
      if (now !== undefined) this.#entries(field, now, sink.added)
      if (maps) this.compare(old.fields, now.fields, sink, `${field}.`)
      else {
        if (old.kind === 'map') this.compare(old.fields, undefined, sink, `${field}.`)
        if (now?.kind === 'map') this.compare(undefined, now.fields, sink, `${field}.`)
      }
    }
    for (const [name, now] of after ?? []) {
      if (before?.has(name)) continue
      const field = parent + formatFieldPath([name])
      this.#entries(field, now, sink.added)
      if (now.kind === 'map') this.compare(undefined, now.fields, sink, `${field}.`)
    }
  }

  #entries(field: string, value: Value, into: IndexEntry[]): void {
    into.push(this.#entry(field, value, false))
    if (value.kind === 'array') for (const element of value.values) into.push(this.#entry(field, element, true))
  }

  #entry(field: string, value: Value, contains: boolean): IndexEntry {
    const writer = startKeyWith(this.#start)
    writeFieldHeader(writer, field, contains)
    const cuts = writeComponent(writer, value, false) ? [writer.length] : []
    return finishEntry(writer, this.#path, { cuts, order: automaticOrder })
  }
}
