import type { DocumentPath } from './path.ts'

const numericId = /^__id(0|-?[1-9]\d*)__$/

/** The 64-bit number in an id of the form `__id123__`, which Datastore's documents have; other ids have none. */
export function numericIdOf(segment: string): bigint | undefined {
  if (!segment.startsWith('__id')) return undefined
  const digits = numericId.exec(segment)?.[1]
  if (digits === undefined) return undefined
  const number = BigInt(digits)
  return BigInt.asIntN(64, number) === number ? number : undefined
}

/** Orders document, collection and resource paths as Firestore does: segment by segment, a parent before what is below it. */
export function compareDocumentPaths(a: DocumentPath, b: DocumentPath): number {
  if (a === b) return 0
  const left = a.split('/')
  const right = b.split('/')
  const shared = Math.min(left.length, right.length)
  for (let i = 0; i < shared; i++) {
    const order = comparePathSegments(left[i] ?? '', right[i] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Orders two ids: numeric ones first, by number, then the others by their UTF-8 bytes. */
export function comparePathSegments(a: string, b: string): number {
  const left = numericIdOf(a)
  const right = numericIdOf(b)
  if (left !== undefined && right !== undefined) return left < right ? -1 : left > right ? 1 : 0
  if (left !== undefined) return -1
  if (right !== undefined) return 1
  return compareStrings(a, b)
}

/**
 * Orders strings by their UTF-8 bytes, without encoding them. That is the order of code points, from which UTF-16 differs only where
 * a surrogate meets a unit above the surrogates.
 */
export function compareStrings(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return codePointRank(left) - codePointRank(right)
  }
  return a.length - b.length
}

const codePointRank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
