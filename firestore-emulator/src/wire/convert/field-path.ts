import { documentKey, type FieldPath } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'
import type { ProtoFieldReference, ProtoMask } from '../proto/messages.ts'

const simple = /^[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*$/
const segment = /([A-Za-z_][A-Za-z_0-9]*)|`((?:[^`\\]|\\.)+)`/sy

/** Reads `a.b` or ``a.`b c` `` into its segments. */
export function readFieldPath(text: string | null | undefined): FieldPath {
  if (!text) throw invalidArgument('Invalid empty property path string.')
  if (simple.test(text)) return text.split('.')
  const path: string[] = []
  for (let at = 0; ; at += 1) {
    segment.lastIndex = at
    const match = segment.exec(text)
    if (match === null) throw invalidPath(text)
    path.push(match[1] ?? (match[2] ?? '').replace(/\\(.)/gs, '$1'))
    at = segment.lastIndex
    if (at === text.length) return path
    if (text[at] !== '.') throw invalidPath(text)
  }
}

export const readFieldReference = (reference: ProtoFieldReference | null | undefined): FieldPath =>
  readFieldPath(reference?.fieldPath)

/** Reads a mask; one that names nothing is a mask too, and cuts everything off. */
export const readMask = (mask: ProtoMask | null | undefined): readonly FieldPath[] | undefined =>
  mask ? (mask.fieldPaths ?? []).map(readFieldPath) : undefined

/** Reads a mask of fields that are to be written. */
export function readUpdateMask(mask: ProtoMask | null | undefined): readonly FieldPath[] | undefined {
  const paths = readMask(mask)
  if (paths?.some(([first]) => first === documentKey)) {
    throw invalidArgument(`The update mask must not name ${documentKey}.`)
  }
  return paths
}

const invalidPath = (text: string) =>
  invalidArgument(
    `Invalid property path "${text}". Unquoted property names must match regex ([a-zA-Z_][a-zA-Z_0-9]*), and quoted property names must ` +
      'match regex (`(?:[^`\\\\]|(?:\\\\.))+`)',
  )
