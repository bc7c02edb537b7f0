import type { FieldPath } from './path.ts'
import { isDocumentKey } from './path.ts'
import type { Fields, Value } from './value.ts'

/** The value at a path, walking down maps only; undefined where there is none. */
export function getField(fields: Fields, path: FieldPath): Value | undefined {
  let value = fields.get(path[0] ?? '')
  for (let i = 1; i < path.length && value !== undefined; i++) {
    value = value.kind === 'map' ? value.fields.get(path[i] ?? '') : undefined
  }
  return value
}

/** A copy with the value at a path, making maps on the way (in place of whatever else stood there). */
export function withField(fields: Fields, path: FieldPath, value: Value): Fields {
  const [name = '', ...rest] = path
  const copy = new Map(fields)
  if (rest.length === 0) return copy.set(name, value)
  const child = fields.get(name)
  const inner = child?.kind === 'map' ? child.fields : none
  return copy.set(name, { kind: 'map', fields: withField(inner, rest, value) })
}

/** A copy without the value at a path. Maps that become empty stay. */
export function withoutField(fields: Fields, path: FieldPath): Fields {
  if (getField(fields, path) === undefined) return fields
  const [name = '', ...rest] = path
  const copy = new Map(fields)
  const child = copy.get(name)
  if (rest.length === 0) copy.delete(name)
  else if (child?.kind === 'map') copy.set(name, { kind: 'map', fields: withoutField(child.fields, rest) })
  return copy
}

/** Only the fields at these paths: what a mask or a projection lets through. The document's own name is not a field. */
export function pickFields(fields: Fields, paths: readonly FieldPath[]): Fields {
  let picked: Fields = none
  for (const path of paths) {
    const value = isDocumentKey(path) ? undefined : getField(fields, path)
    if (value !== undefined) picked = withField(picked, path, value)
  }
  return picked
}

const none: Fields = new Map()
