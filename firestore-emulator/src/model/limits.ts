import { hasAtMostEntries } from './automatic-entries.ts'
import { documentSize } from './document-size.ts'
import { noIndexes } from './index-definition.ts'
import type { DocumentPath } from './path.ts'
import { numericIdOf } from './path-order.ts'
import { invalidArgument } from './status.ts'
import type { Fields, Value } from './value.ts'

/** Production's limits, https://firebase.google.com/docs/firestore/quotas. */
// biome-ignore format: a table
export const limits = {
  documentBytes: 1_048_576, valueBytes: 1_048_487, fieldDepth: 20, fieldNameBytes: 1500, idBytes: 1500, pathBytes: 6144, pathDepth: 100,
  transformsPerCommit: 500, indexEntriesPerDocument: 40_000, disjunctions: 30, notInValues: 10, vectorDimensions: 2048,
  findNearestResults: 1000, aggregations: 5, inequalityFields: 10, queryParts: 100,
} as const

/**
 * Throws INVALID_ARGUMENT when a document as it would be stored breaks a limit; `name` is its resource name, for the message. Fields that
 * `indexes` exempts make no entries.
 */
export function checkDocument(path: DocumentPath, fields: Fields, name: string, indexes = noIndexes): void {
  checkFields(fields, 1)
  if (!hasAtMostEntries(limits.indexEntriesPerDocument, { path, fields, indexes })) {
    throw invalidArgument(`too many index entries for entity ${name}`)
  }
  const size = documentSize(path, fields)
  if (size <= limits.documentBytes) return
  throw invalidArgument(
    `Document '${name}' cannot be written because its size (${size.toLocaleString('en-US')} bytes) exceeds the maximum allowed size of 1,048,576 bytes.`,
  )
}

/** Throws INVALID_ARGUMENT when a path below `documents/` is not one that a document may have. */
export function checkDocumentPath(path: DocumentPath): void {
  const segments = path.split('/')
  if (segments.length % 2 !== 0) {
    throw invalidArgument(`Document name "${path}" lacks an even number of segments below "documents".`)
  }
  checkSegments(path, segments)
}

/** Throws INVALID_ARGUMENT when a string can't be a collection's or a document's id; `kind` is what the message calls it. */
export function checkId(id: string, { path = id, kind = 'Resource' } = {}): void {
  if (id === '') throw invalidArgument(`Resource path "${path}" contains an empty segment.`)
  if (id === '.' || id === '..') throw invalidArgument(`${kind} id "${id}" is invalid because it is "." or "..".`)
  if (id.includes('/')) throw invalidArgument(`${kind} id "${id}" is invalid because it contains "/".`)
  if (Buffer.byteLength(id) > limits.idBytes) {
    throw invalidArgument(`${kind} id "${id.slice(0, 40)}…" is invalid because it is longer than 1500 bytes.`)
  }
  if (/^__.*__$/s.test(id) && numericIdOf(id) === undefined) {
    throw invalidArgument(`${kind} id "${id}" is invalid because it is reserved.`)
  }
}

function checkSegments(path: string, segments: readonly string[]): void {
  if (segments.length > limits.pathDepth * 2) throw invalidArgument(`Path "${path}" is deeper than 100 collections.`)
  for (const segment of segments) checkId(segment, { path })
  if (Buffer.byteLength(path) > limits.pathBytes) {
    throw invalidArgument(`Path "${path.slice(0, 40)}…" is longer than 6 KiB.`)
  }
}

function checkFields(fields: Fields, depth: number): void {
  for (const [name, value] of fields) {
    checkFieldName(name)
    checkValue(name, value, depth)
  }
}

/** Throws INVALID_ARGUMENT when a string can't be a field's name. */
export function checkFieldName(name: string): void {
  if (name === '') throw invalidArgument('Document fields must not be empty.')
  if (/^__.*__$/s.test(name)) throw invalidArgument(`Document fields cannot begin and end with "__": ${name}`)
  if (Buffer.byteLength(name) > limits.fieldNameBytes) {
    throw invalidArgument(`Property name "${name.slice(0, 40)}…" is longer than 1500 bytes.`)
  }
}

function checkValue(name: string, value: Value, depth: number): void {
  if (value.kind === 'string' || value.kind === 'bytes') checkLength(name, value.value)
  if (value.kind !== 'map' && value.kind !== 'array' && value.kind !== 'vector') return
  if (depth > limits.fieldDepth) {
    throw invalidArgument(`Property ${name} contains an invalid nested entity: it is nested deeper than 20 levels.`)
  }
  if (value.kind === 'map') checkFields(value.fields, depth + 1)
  if (value.kind === 'vector' && value.values.length === 0) throw invalidArgument('Cannot have a zero length vector.')
  if (value.kind === 'vector' && value.values.length > limits.vectorDimensions) {
    throw invalidArgument(`Property ${name} is a vector with more than 2048 dimensions.`)
  }
  if (value.kind !== 'array') return
  for (const element of value.values) {
    if (element.kind === 'array') throw invalidArgument('Cannot convert an array value in an array value.')
    if (element.kind === 'vector') throw invalidArgument('Cannot convert a vector value in an array value.')
    checkValue(name, element, depth + 1)
  }
}

function checkLength(name: string, value: string | Uint8Array): void {
  if (value.length <= limits.valueBytes / 3) return
  if (Buffer.byteLength(value) <= limits.valueBytes) return
  throw invalidArgument(`The value of property "${name}" is longer than ${limits.valueBytes} bytes.`)
}
