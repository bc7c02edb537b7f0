import { createRequire } from 'node:module'
import protobuf from 'protobufjs/light.js'

/**
 * google.firestore.v1 as Google publishes it, plus the one field its SDKs send that the published file leaves out: `verify`, a write that
 * only checks a precondition.
 */
const root = protobuf.Root.fromJSON(createRequire(import.meta.url)('@google-cloud/firestore/build/protos/v1.json'))
root.lookupType('google.firestore.v1.Write').oneofs.operation?.add(new protobuf.Field('verify', 5, 'string'))
root.resolveAll()

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
