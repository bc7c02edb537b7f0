import { ByteWriter } from '../encoding/byte-writer.ts'
import { isFull, writeComponent, writeName } from '../encoding/index-entry.ts'
import { after } from '../encoding/keyspace.ts'
import { typeRange } from '../encoding/value-key.ts'
import { sameFieldPath } from '../model/field-path.ts'
import { type DocumentPath, isDocumentKey, parentCollection } from '../model/path.ts'
import type { Cursor, Query } from '../model/query.ts'
import { type FieldFilter, normalizeQuery } from '../model/query-order.ts'
import type { Value } from '../model/value.ts'
import { type Branch, collectionOf } from './branch.ts'
import { pathOfReference } from './order.ts'
import type { Source } from './source.ts'

/**
 * Which part of a source a branch needs, as parts of keys after the source's prefix. Bounds may be too wide, never too narrow: who reads them
 * checks each document against the query anyway.
 */
export interface Bounds {
  readonly lower?: Buffer
  readonly upper?: Buffer
}

const scratch = new ByteWriter()

/** The bytes that all of a source's entries for a branch start with. */
export function prefixBytes({ prefix }: Source): Buffer {
  scratch.reset()
  for (const { equality, descending } of prefix) {
    if (isFull(scratch, 0)) break
    writeComponent(scratch, equality.value, descending)
  }
  return scratch.take()
}

/** The bounds that a branch's filters and the query's cursors set. */
export function boundsOf(query: Query, branch: Branch, source: Source): Bounds {
  const all = [
    ...branch.filters.map((filter) => filterBounds(query, filter, source)),
    ...(query.startAt
      ? [startBounds(position(query, branch, { source, cursor: query.startAt }), query.startAt, source)]
      : []),
    ...(query.endAt ? [endBounds(position(query, branch, { source, cursor: query.endAt }), query.endAt, source)] : []),
  ]
  const lowers = all.flatMap(({ lower }) => lower ?? []).sort(Buffer.compare)
  const uppers = all.flatMap(({ upper }) => upper ?? []).sort(Buffer.compare)
  const [lower, upper] = [lowers.at(-1), uppers[0]]
  return { ...(lower && { lower }), ...(upper && { upper }) }
}

function filterBounds(query: Query, { field, op, value }: FieldFilter, source: Source): Bounds {
  if (op !== '<' && op !== '<=' && op !== '>' && op !== '>=') return {}
  if (isDocumentKey(field)) {
    const name = value.kind === 'reference' ? nameBytes(query, pathOfReference(value.value), source) : undefined
    return name === undefined ? {} : sideBounds(op, { bytes: name, exact: true }, source.nameDescending)
  }
  const descending = source.descending[0] ?? false
  scratch.reset()
  const exact = !writeComponent(scratch, value, descending)
  return { ...typeBounds(value, descending), ...sideBounds(op, { bytes: scratch.take(), exact }, descending) }
}

interface Edge {
  readonly bytes: Buffer
  /** Whether keys that start with these bytes all have this very value. */
  readonly exact: boolean
}

/** What is on the right side of an edge, seen in storage, where descending fields lie the other way round. */
function sideBounds(op: '<' | '<=' | '>' | '>=', { bytes, exact }: Edge, descending: boolean): Bounds {
  const above = (op === '>' || op === '>=') !== descending
  const including = op === '<=' || op === '>=' || !exact
  if (above) return { lower: including ? bytes : after(bytes) }
  return { upper: including ? after(bytes) : bytes }
}

function typeBounds(value: Value, descending: boolean): Bounds {
  const { low, high } = typeRange(value)
  return descending
    ? { lower: Buffer.from([256 - high]), upper: Buffer.from([256 - low]) }
    : { lower: Buffer.from([low]), upper: Buffer.from([high]) }
}

/** A cursor's values as the start of a key, as far as the source sorts by them. */
function position(
  query: Query,
  branch: Branch,
  { source, cursor }: { readonly source: Source; readonly cursor: Cursor },
): Edge {
  const { orderBy } = normalizeQuery(query)
  const parts: Buffer[] = []
  for (const [i, value] of cursor.values.entries()) {
    const order = orderBy[i]
    if (order === undefined) break
    const edge = isDocumentKey(order.field)
      ? nameEdge(query, value, source)
      : fieldEdge(value, source.descending[branch.orders.findIndex(({ field }) => sameFieldPath(field, order.field))])
    if (edge !== undefined) parts.push(edge.bytes)
    if (edge === undefined || !edge.exact) return { bytes: Buffer.concat(parts), exact: false }
  }
  return { bytes: Buffer.concat(parts), exact: true }
}

function fieldEdge(value: Value, descending: boolean | undefined): Edge | undefined {
  if (descending === undefined) return undefined
  scratch.reset()
  const cut = writeComponent(scratch, value, descending)
  return { bytes: scratch.take(), exact: !cut }
}

function nameEdge(query: Query, value: Value, source: Source): Edge | undefined {
  const bytes = value.kind === 'reference' ? nameBytes(query, pathOfReference(value.value), source) : undefined
  return bytes && { bytes, exact: true }
}

/** A name as this source sorts it; undefined for one that can't be in it, or is too long to be told exactly. */
function nameBytes(query: Query, path: DocumentPath, { nameDescending }: Source): Buffer | undefined {
  const collection = collectionOf(query)
  if (collection !== undefined && parentCollection(path) !== collection) return undefined
  scratch.reset()
  const scope = collection === undefined ? 'group' : 'collection'
  const cut = writeName(scratch, path, { scope, descending: nameDescending })
  return cut ? undefined : scratch.take()
}

const startBounds = ({ bytes, exact }: Edge, { before }: Cursor, { reverse }: Source): Bounds => {
  if (bytes.length === 0) return {}
  const including = before || !exact
  if (reverse) return { upper: including ? after(bytes) : bytes }
  return { lower: including ? bytes : after(bytes) }
}

const endBounds = ({ bytes, exact }: Edge, { before }: Cursor, { reverse }: Source): Bounds => {
  if (bytes.length === 0) return {}
  const including = !before || !exact
  if (reverse) return { lower: including ? bytes : after(bytes) }
  return { upper: including ? after(bytes) : bytes }
}
