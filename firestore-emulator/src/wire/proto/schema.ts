import { createRequire } from 'node:module'
import protobuf from 'protobufjs/light.js'

/**
 * google.firestore.v1 as Google publishes it, plus the one field its SDKs send that the published file leaves out: `verify`, a write that
 * only checks a precondition.
 */
const root = protobuf.Root.fromJSON(messagesIn(published()))
root.lookupType('google.firestore.v1.Write').oneofs.operation?.add(new protobuf.Field('verify', 5, 'string'))

/** A message type of the Firestore API, by its name in google.firestore.v1. */
export const messageType = (name: string): protobuf.Type =>
  root.lookupType(name.includes('.protobuf.') ? name : `google.firestore.v1.${name}`)

/** The name of an enum's value, whether it arrived as number or name. An unknown one stays as it is. */
export function enumName(enumType: string, value: unknown): string {
  const { valuesById } = root.lookupEnum(`google.firestore.v1.${enumType}`)
  return typeof value === 'number' ? (valuesById[value] ?? String(value)) : String(value)
}

/** The number that the wire carries for an enum's value. */
export const enumNumber = (enumType: string, name: string): number =>
  root.lookupEnum(`google.firestore.v1.${enumType}`).values[name] ?? 0

const names = new WeakMap<protobuf.Type, string>()

/** A type's full name. The library makes it up from its parents each time it is asked. */
export function typeName(type: protobuf.Type): string {
  const known = names.get(type)
  if (known !== undefined) return known
  names.set(type, type.fullName)
  return type.fullName
}

/** Packages and messages by their names. */
type Nested = { readonly [name: string]: protobuf.AnyNestedObject }

interface Published {
  readonly nested: { readonly google: { readonly nested: { readonly [name: string]: { readonly nested: Nested } } } }
}

function published(): Published {
  return createRequire(import.meta.url)('@google-cloud/firestore/build/protos/v1.json')
}

/** Leaves out what describes services and descriptions: it is half of the file, in no message, and would be read at every start. */
function messagesIn({ nested: { google } }: Published): protobuf.INamespace {
  const { api: _, protobuf: standard, ...packages } = google.nested
  const used = Object.entries(standard?.nested ?? {}).filter(
    ([name]) => !/Descriptor|Options?$|^Feature|CodeInfo/.test(name),
  )
  return { nested: { google: { nested: { ...packages, protobuf: { nested: Object.fromEntries(used) } } } } }
}
