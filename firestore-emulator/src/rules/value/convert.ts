import type { Document } from '../../model/document.ts'
import type { Value } from '../../model/value.ts'
import { LatLng, MapValue, PathValue, type RulesValue, TimestampValue } from './value.ts'

/** What rules see of a document's value. */
export function fromDocumentValue(value: Value): RulesValue {
  switch (value.kind) {
    case 'null':
      return null
    case 'boolean':
    case 'integer':
    case 'double':
    case 'string':
    case 'bytes':
      return value.value
    case 'timestamp':
      return TimestampValue.of(value.value.seconds, value.value.nanos)
    case 'reference':
      return new PathValue(value.value.split('/').slice(2))
    case 'geopoint':
      return new LatLng(value.latitude, value.longitude)
    case 'array':
      return value.values.map(fromDocumentValue)
    case 'vector':
      return MapValue.of(
        new Map<string, RulesValue>([
          ['__type__', '__vector__'],
          ['value', value.values],
        ]),
      )
    case 'map':
      return MapValue.reading(value.fields, fromDocumentValue)
  }
}

/** What rules see of a JSON value, as tokens hold them. */
export function fromJson(json: unknown): RulesValue {
  switch (typeof json) {
    case 'boolean':
    case 'string':
    case 'bigint':
      return json
    case 'number':
      return Number.isSafeInteger(json) && !Object.is(json, -0) ? BigInt(json) : json
    case 'object':
      if (json === null) return null
      if (Array.isArray(json)) return json.map(fromJson)
      return MapValue.reading(new Map(Object.entries(json)), fromJson)
    default:
      return null
  }
}

/** The path value of a document's place in a database. */
export const pathOf = (database: string, path: string): PathValue =>
  new PathValue(['databases', database, 'documents', ...path.split('/')])

type ResourcePart = 'data' | 'id' | '__name__'

const resourceParts: ReadonlyMap<string, ResourcePart> = new Map(
  (['data', 'id', '__name__'] as const).map((part) => [part, part]),
)

/** A document as `resource` shows it. */
export const fromDocument = (database: string, document: Document): MapValue =>
  MapValue.reading(resourceParts, (part) => resourcePart(database, document, part))

function resourcePart(database: string, { path, fields }: Document, part: ResourcePart): RulesValue {
  switch (part) {
    case 'data':
      return MapValue.reading(fields, fromDocumentValue)
    case 'id':
      return path.slice(path.lastIndexOf('/') + 1)
    case '__name__':
      return pathOf(database, path)
  }
}
