import { type FieldPath, isDocumentKey } from './path.ts'
import { compareStrings } from './path-order.ts'
import { invalidArgument, type StatusError } from './status.ts'

const simpleName = /^[a-zA-Z_][a-zA-Z_0-9]*$/

/** Reads `a.b.`c.d``: names that are not plain identifiers stand in backticks, where a backslash escapes. */
export function parseFieldPath(text: string): FieldPath {
  const segments: string[] = []
  let position = 0
  do {
    const [segment, end] = text[position] === '`' ? quotedSegment(text, position) : plainSegment(text, position)
    segments.push(segment)
    if (end < text.length && text[end] !== '.') throw invalidFieldPath(text)
    position = end + 1
  } while (position <= text.length)
  return segments
}

/** The inverse of `parseFieldPath`. */
export const formatFieldPath = (path: FieldPath): string =>
  path.map((name) => (simpleName.test(name) ? name : `\`${name.replace(/[\\`]/g, '\\$&')}\``)).join('.')

/** Orders field paths segment by segment, as implicit orders and index definitions sort them. */
export function compareFieldPaths(a: FieldPath, b: FieldPath): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = compareStrings(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

export const sameFieldPath = (a: FieldPath, b: FieldPath): boolean => compareFieldPaths(a, b) === 0

function plainSegment(text: string, start: number): [string, number] {
  const dot = text.indexOf('.', start)
  const end = dot < 0 ? text.length : dot
  const segment = text.slice(start, end)
  if (!simpleName.test(segment)) throw invalidFieldPath(text)
  return [segment, end]
}

function quotedSegment(text: string, start: number): [string, number] {
  let segment = ''
  for (let i = start + 1; i < text.length; i++) {
    const character = text[i]
    if (character === '`') {
      if (segment === '') throw invalidFieldPath(text)
      return [segment, i + 1]
    }
    if (character === '\\') i++
    segment += text[i] ?? ''
  }
  throw invalidFieldPath(text)
}

/** Throws, as production does, when a query names a field that can't be there. */
export function checkNoReservedName(path: FieldPath): void {
  if (isDocumentKey(path)) return
  const reserved = path.find((name) => /^__.*__$/s.test(name))
  if (reserved !== undefined) throw invalidArgument(`Invalid reserved name in field path ${reserved}`)
}

const grammar =
  'Unquoted property paths must match regex ([a-zA-Z_][a-zA-Z_0-9]*), and quoted property paths must match regex (`(?:[^`\\\\]|(?:\\\\.))+`)'

function invalidFieldPath(text: string): StatusError {
  if (text === '') return invalidArgument('Invalid empty property path string.')
  return invalidArgument(`Invalid property path "${text}". ${grammar}`)
}
