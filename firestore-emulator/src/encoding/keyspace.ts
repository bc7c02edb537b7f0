import { createHash } from 'node:crypto'
import { collectionIdOf, type DocumentPath, lastSegment, parentCollection } from '../model/path.ts'
import type { CommitTime } from '../model/timestamp.ts'
import { ByteWriter } from './byte-writer.ts'
import { pathEnd, readSegment, writePath, writeSegment, writeSegments } from './path-key.ts'

/**
 * Where everything lives in the one ordered key space of a data folder. Each key starts with what it is and whose database it belongs to.
 *
 * Documents are kept by collection, so that one collection's are neighbours, without those of collections below them in between; what lies
 * below a document shares a prefix too. Documents of one collection id are listed once more, by path, for collection groups.
 */
// biome-ignore format: a table
const spaces = { meta: 1, document: 16, group: 17, field: 18, defined: 19, log: 32, outbox: 33 } as const

type Space = keyof typeof spaces

/** LMDB's limit. Keys that would be longer are cut, and a hash keeps them unique. */
export const longestKey = 1978
const hashBytes = 16

const scratch = new ByteWriter()

/** Starts a key in the one buffer that all keys are made in. */
export function startKey(space: Space, database: number): ByteWriter {
  scratch.reset()
  scratch.uint8(spaces[space])
  scratch.uint16(database)
  return scratch
}

/** Starts a key with bytes that were made before. */
export function startKeyWith(bytes: Uint8Array): ByteWriter {
  scratch.reset()
  scratch.bytes(bytes)
  return scratch
}

/** The start of all keys of a database in one space. */
export const spacePrefix = (space: Space, database: number): Buffer => startKey(space, database).take()

export function metaKey(name: string): Buffer {
  const writer = startKey('meta', 0)
  writer.utf8(name)
  return writer.take()
}

export function documentKeyOf(database: number, path: DocumentPath): Buffer {
  const writer = startKey('document', database)
  writePath(writer, parentCollection(path))
  writeSegment(writer, lastSegment(path))
  return finish(writer)
}

/** The start of all entries of a defined index. */
export function definedPrefix(database: number, { number }: { readonly number: number }): Buffer {
  const writer = startKey('defined', database)
  writer.uint32(number)
  return writer.take()
}

/** Whether a key had to be cut, so that the path can't be read from it. */
export const isCut = (key: Uint8Array): boolean => key.length === longestKey

/** The start of the keys of one collection's own documents. */
export function collectionPrefix(database: number, collection: string): Buffer {
  const writer = startKey('document', database)
  writePath(writer, collection)
  return writer.take().subarray(0, longestKey - hashBytes)
}

/** The start of the keys of all documents below a document, a collection or, with '', the root. */
export function belowPrefix(database: number, path: string): Buffer {
  const writer = startKey('document', database)
  writeSegments(writer, path)
  return writer.take().subarray(0, longestKey - hashBytes)
}

export function groupKeyOf(database: number, path: DocumentPath): Buffer {
  const writer = startKey('group', database)
  writeSegment(writer, collectionIdOf(path))
  writePath(writer, path)
  return finish(writer)
}

/** The start of the keys of all documents whose collection has this id. */
export function groupPrefix(database: number, collectionId: string): Buffer {
  const writer = startKey('group', database)
  writeSegment(writer, collectionId)
  return writer.take()
}

export function logKey(database: number, time: CommitTime): Buffer {
  const writer = startKey('log', database)
  writer.uint56(time)
  return writer.take()
}

export const logTime = (key: Buffer): CommitTime => numberOf(key)

export function outboxKey(database: number, sequence: number): Buffer {
  const writer = startKey('outbox', database)
  writer.uint56(sequence)
  return writer.take()
}

export const outboxSequence = (key: Buffer): number => numberOf(key)

/** The number that a log's or an outbox's key was made from. */
const numberOf = (key: Buffer): number => key.readUIntBE(3, 3) * 2 ** 32 + key.readUInt32BE(6)

/** The first key after all that start with these bytes. */
export function after(prefix: Uint8Array): Buffer {
  const end = Buffer.from(prefix)
  for (let i = end.length - 1; i >= 0; i--) {
    const byte = end[i] ?? 0
    if (byte < 255) {
      end[i] = byte + 1
      return end.subarray(0, i + 1)
    }
  }
  return Buffer.alloc(longestKey, 255)
}

/** The id that follows a prefix of whole segments in a key; undefined where the path ends there. */
export function segmentAfter(key: Buffer, prefix: Uint8Array): string | undefined {
  return key[prefix.length] === pathEnd ? undefined : readSegment(key, prefix.length).text
}

/** A short stand-in for bytes of any length, to tell keys apart but not to order them. */
export const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest().subarray(0, hashBytes)

function finish(writer: ByteWriter): Buffer {
  if (writer.length < longestKey) return writer.take()
  const whole = writer.take()
  return Buffer.concat([whole.subarray(0, longestKey - hashBytes), hashOf(whole)])
}
