import type { Timestamp } from './timestamp.ts'

/**
 * A Firestore value. Integers are 64-bit signed; a reference holds the full resource name; a vector travels on the wire as a map with
 * `__type__: "__vector__"` and is recognised once, when it comes in.
 */
export type Value =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'timestamp'; readonly value: Timestamp }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'reference'; readonly value: string }
  | { readonly kind: 'geopoint'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'array'; readonly values: readonly Value[] }
  | { readonly kind: 'vector'; readonly values: readonly number[] }
  | { readonly kind: 'map'; readonly fields: Fields }

/** A document's or a map's fields, by name. */
export type Fields = ReadonlyMap<string, Value>

export const nullValue: Value = { kind: 'null' }
