import type { Document } from '../../model/document.ts'
import type { DatabaseId, DocumentPath } from '../../model/path.ts'
import type { Timestamp } from '../../model/timestamp.ts'
import type { Fields, Value } from '../../model/value.ts'
import {
  entity,
  key,
  meaning,
  pathElement,
  point,
  property,
  propertyValue,
  reference,
  referenceElement,
} from './entity-proto.ts'
import { MessageWriter } from './message-writer.ts'

/** Writes a document as an entity. */
export function writeEntity(id: DatabaseId, { path, fields }: Document): Buffer {
  const itsKey = new MessageWriter().bytes(key.app, `dev~${id.project}`).bytes(key.path, pathMessage(path))
  if (id.database !== '(default)') itsKey.bytes(key.database, id.database)
  const writer = new MessageWriter().bytes(entity.key, itsKey.done())
  writeFields(writer, fields)
  return writer.bytes(entity.group, pathMessage(path.split('/').slice(0, 2).join('/'))).done()
}

/** A map is an entity without a path. */
function mapBytes(fields: Fields): Buffer {
  const itsKey = new MessageWriter().bytes(key.app, '').bytes(key.path, '')
  const writer = new MessageWriter().bytes(entity.key, itsKey.done())
  writeFields(writer, fields)
  return writer.bytes(entity.group, '').done()
}

function pathMessage(path: DocumentPath): Buffer {
  const writer = new MessageWriter()
  for (const [collection, id] of pairs(path)) {
    writer.group(1, new MessageWriter().bytes(pathElement.collection, collection).bytes(pathElement.name, id))
  }
  return writer.done()
}

function pairs(path: DocumentPath): readonly (readonly [collection: string, id: string])[] {
  const segments = path.split('/')
  return segments.flatMap((segment, i) => (i % 2 === 0 ? [[segment, segments[i + 1] ?? ''] as const] : []))
}

function writeFields(writer: MessageWriter, fields: Fields): void {
  for (const [name, value] of fields) {
    if (value.kind === 'array' && value.values.length > 0) {
      for (const element of value.values) writer.bytes(entity.written, propertyBytes(name, element, true))
    } else writer.bytes(entity.written, propertyBytes(name, value, false))
  }
}

function propertyBytes(name: string, value: Value, isElement: boolean): Buffer {
  const writer = new MessageWriter()
  const means = meaningOf(value)
  if (means !== undefined) writer.varint(property.meaning, BigInt(means))
  return writer
    .bytes(property.name, name)
    .varint(property.isElement, isElement ? 1n : 0n)
    .bytes(property.value, valueMessage(value).done())
    .done()
}

function meaningOf({ kind }: Value): number | undefined {
  if (kind === 'timestamp') return meaning.time
  if (kind === 'geopoint') return meaning.point
  if (kind === 'bytes') return meaning.bytes
  if (kind === 'map' || kind === 'vector') return meaning.entity
  return kind === 'array' ? meaning.emptyList : undefined
}

function valueMessage(value: Value): MessageWriter {
  const writer = new MessageWriter()
  switch (value.kind) {
    case 'null':
    case 'array':
      return writer
    case 'boolean':
      return writer.varint(propertyValue.boolean, value.value ? 1n : 0n)
    case 'integer':
      return writer.varint(propertyValue.integer, value.value)
    case 'double':
      return writer.double(propertyValue.double, value.value)
    case 'timestamp':
      return writer.varint(propertyValue.integer, microsOf(value.value))
    case 'string':
    case 'bytes':
      return writer.bytes(propertyValue.text, value.value)
    case 'reference':
      return writer.group(propertyValue.reference, referenceMessage(value.value))
    case 'geopoint': {
      const { latitude, longitude } = value
      const place = new MessageWriter().double(point.latitude, latitude).double(point.longitude, longitude)
      return writer.group(propertyValue.point, place)
    }
    case 'map':
      return writer.bytes(propertyValue.text, mapBytes(value.fields))
    case 'vector':
      return writer.bytes(propertyValue.text, mapBytes(vectorFields(value.values)))
  }
}

const microsOf = ({ seconds, nanos }: Timestamp): bigint => BigInt(seconds) * 1_000_000n + BigInt(nanos / 1000)

const vectorFields = (values: readonly number[]): Fields =>
  new Map<string, Value>([
    ['__type__', { kind: 'string', value: '__vector__' }],
    ['value', { kind: 'array', values: values.map((value) => ({ kind: 'double', value })) }],
  ])

function referenceMessage(name: string): MessageWriter {
  const [, project = '', , database = '', , ...path] = name.split('/')
  const writer = new MessageWriter().bytes(reference.app, `dev~${project}`)
  for (const [collection, id] of pairs(path.join('/'))) {
    const element = new MessageWriter().bytes(referenceElement.collection, collection)
    writer.group(reference.path, element.bytes(referenceElement.name, id))
  }
  return database === '(default)' ? writer : writer.bytes(reference.database, database)
}
