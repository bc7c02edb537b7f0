import { formatFieldPath } from '../model/field-path.ts'
import type { Fields } from '../model/value.ts'
import { identicalValues } from '../model/value-identity.ts'

/** The paths of the fields that differ between two states of a document; maps are looked into. */
export function changedFields(before: Fields, after: Fields): readonly string[] {
  return [...differing(before, after, [])].map(formatFieldPath).sort()
}

function* differing(before: Fields, after: Fields, parent: readonly string[]): Iterable<readonly string[]> {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const a = before.get(name)
    const b = after.get(name)
    const path = [...parent, name]
    if (a?.kind === 'map' && b?.kind === 'map') yield* differing(a.fields, b.fields, path)
    else if (a === undefined || b === undefined || !identicalValues(a, b)) yield path
  }
}
