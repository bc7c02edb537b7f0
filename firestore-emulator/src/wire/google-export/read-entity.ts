import { type DatabaseId, type DocumentPath, resourceName } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'
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
import { Message } from './message.ts'

/** A document of such an export, and the database that it was in. */
export interface ExportedEntity {
  readonly database: DatabaseId
  readonly path: DocumentPath
  fields(home: DatabaseId): Fields
}

/** Reads an entity. References to documents of its own database come to mean the one that it is read for. */
export function readEntity(bytes: Buffer): ExportedEntity {
  const message = Message.read(bytes)
  const [itsKey] = message.messages(entity.key)
  if (itsKey === undefined) throw invalidArgument('An entity of the export has no key.')
  const database = databaseOf(itsKey, key)
  const elements = itsKey.messages(key.path).flatMap((path) => path.groups(1))
  return {
    database,
    path: pathOf(elements, pathElement),
    fields: (home) => fieldsOf(message, { from: database, to: home }),
  }
}

interface Move {
  readonly from: DatabaseId
  readonly to: DatabaseId
}

function databaseOf(message: Message, names: { readonly app: number; readonly database: number }): DatabaseId {
  // "s~shop" is project shop in the cloud, "dev~shop" in the emulator.
  const project = message.text(names.app)?.replace(/^[a-z0-9]+~/, '')
  if (!project) throw invalidArgument('A key of the export names no project.')
  return { project, database: message.text(names.database) || '(default)' }
}

function pathOf(
  elements: readonly Message[],
  names: { readonly collection: number; readonly number: number; readonly name: number },
): DocumentPath {
  return elements
    .map((element) => {
      const number = element.number(names.number)
      const id = element.text(names.name) ?? (number === undefined ? '' : `__id${number}__`)
      return `${element.text(names.collection) ?? ''}/${id}`
    })
    .join('/')
}

/** An array is written as a property for each element, all of the same name. */
function fieldsOf(message: Message, move: Move): Fields {
  const fields = new Map<string, Value>()
  for (const its of entity.properties.flatMap((number) => message.messages(number))) {
    const name = its.text(property.name) ?? ''
    const value = valueIn(its, move)
    const before = fields.get(name)
    if (its.number(property.isElement) !== 1n) fields.set(name, value)
    else fields.set(name, { kind: 'array', values: before?.kind === 'array' ? [...before.values, value] : [value] })
  }
  return fields
}

function valueIn(its: Message, move: Move): Value {
  const means = Number(its.number(property.meaning) ?? 0n)
  if (means === meaning.emptyList) return { kind: 'array', values: [] }
  const [value] = its.messages(property.value)
  const [field] = value?.fields ?? []
  if (value === undefined || field === undefined) return { kind: 'null' }
  switch (field.number) {
    case propertyValue.integer:
      return integerOf(value.number(propertyValue.integer) ?? 0n, means)
    case propertyValue.boolean:
      return { kind: 'boolean', value: value.number(propertyValue.boolean) === 1n }
    case propertyValue.text:
      return textOf(value.bytes(propertyValue.text) ?? Buffer.alloc(0), means, move)
    case propertyValue.double:
      return { kind: 'double', value: value.double(propertyValue.double) ?? 0 }
    case propertyValue.point:
      return pointOf(value.groups(propertyValue.point)[0])
    case propertyValue.reference:
      return referenceOf(value.groups(propertyValue.reference)[0], move)
    default:
      throw invalidArgument(
        `Field "${its.text(property.name)}" has a value of a kind that is not known, ${field.number}.`,
      )
  }
}

function integerOf(value: bigint, means: number): Value {
  if (means !== meaning.time) return { kind: 'integer', value }
  const micros = BigInt.asUintN(64, ((value % 1_000_000n) + 1_000_000n) % 1_000_000n)
  return { kind: 'timestamp', value: { seconds: Number((value - micros) / 1_000_000n), nanos: Number(micros) * 1000 } }
}

function textOf(bytes: Buffer, means: number, move: Move): Value {
  if (means === meaning.bytes || means === meaning.shortBytes) return { kind: 'bytes', value: Buffer.from(bytes) }
  if (means !== meaning.entity && means !== meaning.vector) return { kind: 'string', value: bytes.toString('utf8') }
  const fields = fieldsOf(Message.read(bytes), move)
  return vectorOf(fields) ?? { kind: 'map', fields }
}

/** A vector travels as a map that says so. */
function vectorOf(fields: Fields): Value | undefined {
  const type = fields.get('__type__')
  const values = fields.get('value')
  if (type?.kind !== 'string' || type.value !== '__vector__' || values?.kind !== 'array') return undefined
  return { kind: 'vector', values: values.values.map((each) => (each.kind === 'double' ? each.value : Number.NaN)) }
}

const pointOf = (group: Message | undefined): Value => ({
  kind: 'geopoint',
  latitude: group?.double(point.latitude) ?? 0,
  longitude: group?.double(point.longitude) ?? 0,
})

function referenceOf(group: Message | undefined, { from, to }: Move): Value {
  if (group === undefined) throw invalidArgument('A reference of the export is empty.')
  const database = databaseOf(group, reference)
  const isOwn = database.project === from.project && database.database === from.database
  return {
    kind: 'reference',
    value: resourceName(isOwn ? to : database, pathOf(group.groups(reference.path), referenceElement)),
  }
}
