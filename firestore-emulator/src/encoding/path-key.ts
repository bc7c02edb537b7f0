import { numericIdOf } from '../model/path-order.ts'
import type { ByteWriter } from './byte-writer.ts'
import { readOrderedText, writeOrderedText } from './ordered-bytes.ts'

/**
 * Paths as bytes. A segment starts with 01 (numeric id) or 02 (any other), a path that must stop by itself ends with 00: so a parent sorts
 * before what is below it, and numeric ids before others.
 */
export const pathEnd = 0
const numeric = 1
const textual = 2

/** One id. */
export function writeSegment(writer: ByteWriter, segment: string): void {
  const number = numericIdOf(segment)
  if (number !== undefined) {
    writer.uint8(numeric)
    writer.uint64(BigInt.asUintN(64, number) ^ signBit)
    return
  }
  writer.uint8(textual)
  writeOrderedText(writer, segment)
}

/** The segments of a path, without an end: a prefix of the keys of all that is below it. */
export function writeSegments(writer: ByteWriter, path: string): void {
  if (path === '') return
  for (const segment of path.split('/')) writeSegment(writer, segment)
}

/** A whole path, with its end. */
export function writePath(writer: ByteWriter, path: string): void {
  writeSegments(writer, path)
  writer.uint8(pathEnd)
}

/** Reads one id, and tells where it ends. */
export function readSegment(bytes: Buffer, start: number): { readonly text: string; readonly end: number } {
  if (bytes[start] === numeric) {
    const number = BigInt.asIntN(64, bytes.readBigUInt64BE(start + 1) ^ signBit)
    return { text: `__id${number}__`, end: start + 9 }
  }
  return readOrderedText(bytes, start + 1)
}

/** Reads the segments up to a path's end (or the bytes' end), and tells where it is. */
export function readPath(bytes: Buffer, start: number): { readonly path: string; readonly end: number } {
  const segments: string[] = []
  let position = start
  while (position < bytes.length && bytes[position] !== pathEnd) {
    const { text, end } = readSegment(bytes, position)
    segments.push(text)
    position = end
  }
  return { path: segments.join('/'), end: position + 1 }
}

const signBit = 1n << 63n
