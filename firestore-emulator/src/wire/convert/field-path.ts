import { checkNoReservedName, parseFieldPath } from '../../model/field-path.ts'
import { documentKey, type FieldPath } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'
import type { ProtoFieldReference, ProtoMask } from '../proto/messages.ts'

/** Reads the field that a filter, an order or an aggregate is about. */
export function readFieldReference(reference: ProtoFieldReference | null | undefined): FieldPath {
  const path = parseFieldPath(reference?.fieldPath ?? '')
  checkNoReservedName(path)
  return path
}

/** Reads a mask; one that names nothing is a mask too, and cuts everything off. */
export const readMask = (mask: ProtoMask | null | undefined): readonly FieldPath[] | undefined =>
  mask ? (mask.fieldPaths ?? []).map(parseFieldPath) : undefined

/** Reads a mask of fields that are to be written. */
export function readUpdateMask(mask: ProtoMask | null | undefined): readonly FieldPath[] | undefined {
  const paths = readMask(mask)
  if (paths?.some(([first]) => first === documentKey)) {
    throw invalidArgument(`The update mask must not name ${documentKey}.`)
  }
  return paths
}
