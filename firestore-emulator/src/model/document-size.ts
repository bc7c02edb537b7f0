import type { DocumentPath } from './path.ts'
import { numericIdOf } from './path-order.ts'
import type { Fields, Value } from './value.ts'

/** Bytes a document takes by Firestore's storage-size calculation: its name, its fields and 32 more. */
export const documentSize = (path: DocumentPath, fields: Fields): number => nameSize(path) + fieldsSize(fields) + 32

/** Bytes of a document's name: each id's, and 16 more. */
function nameSize(path: DocumentPath): number {
  let size = 16
  for (const segment of path.split('/')) size += numericIdOf(segment) === undefined ? stringSize(segment) : 8
  return size
}

/** Bytes of fields, names included. */
function fieldsSize(fields: Fields): number {
  let size = 0
  for (const [name, value] of fields) size += stringSize(name) + valueSize(value)
  return size
}

/** Bytes of one value. */
function valueSize(value: Value): number {
  switch (value.kind) {
    case 'null':
    case 'boolean':
      return 1
    case 'integer':
    case 'double':
    case 'timestamp':
      return 8
    case 'string':
      return stringSize(value.value)
    case 'bytes':
      return value.value.length
    case 'reference':
      return nameSize(value.value.slice(value.value.indexOf('/documents/') + '/documents/'.length))
    case 'geopoint':
      return 16
    case 'array':
      return value.values.reduce((size, element) => size + valueSize(element), 0)
    case 'vector':
      return vectorOverhead + value.values.length * 8
    case 'map':
      return fieldsSize(value.fields)
  }
}

const stringSize = (text: string): number => Buffer.byteLength(text) + 1

/** A vector is stored as the map `{__type__: '__vector__', value: [...]}`. */
const vectorOverhead = stringSize('__type__') + stringSize('__vector__') + stringSize('value')
