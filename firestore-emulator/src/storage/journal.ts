import { closeSync, fdatasyncSync, fstatSync, fsyncSync, openSync, readSync, writeSync, writevSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'

/** A journal that contradicts itself, or the data that it belongs to. */
export class JournalError extends Error {}

export interface JournalOptions {
  readonly path: string
  /** Eight bytes that tell this journal's records from those of any other. */
  readonly id: Uint8Array
  /** So many bytes are laid out in advance: appending within them changes nothing but the bytes themselves, so one sync is enough. */
  readonly capacity: number
}

/**
 * Records in a file, one after the other, each on the disk before `append` returns.
 *
 * - each names its number and that of its predecessor, so what an earlier use of the file left behind is never taken for a part of it;
 * - only the last one can be torn, as none is begun before the one before is on the disk: what can't be read is the end, unless a later
 *   one can be, and then the journal is damaged and nothing of it is used;
 * - `restart` begins again at the file's start, once everything is safe elsewhere.
 */
export class Journal {
  readonly #path: string
  readonly #id: Uint8Array
  readonly #capacity: number
  readonly #file: number
  readonly #header = Buffer.alloc(headerBytes)
  #position = 0
  #last = 0
  #next = 1

  constructor({ path, id, capacity }: JournalOptions) {
    this.#path = path
    this.#id = id
    this.#capacity = capacity
    this.#file = openSized(path, capacity)
  }

  /** The highest number that was given to a record, whether or not it was written. */
  get sequence(): number {
    return this.#next - 1
  }

  /** Hands over all records that follow record number `after`, and goes on behind them. Throws a JournalError when one is missing. */
  recover(after: number, apply: (payload: Buffer) => void): void {
    const { bytes, written } = this.#read(fstatSync(this.#file).size)
    const { position, last } = this.#walk(bytes, after, apply)
    for (const record of this.#recordsFrom(bytes, { start: position, end: written })) {
      if (record.sequence <= last) continue
      throw new JournalError(
        `the journal ${this.#path} is damaged: it holds record ${record.sequence}, but record ${last + 1} can't be read`,
      )
    }
    this.#position = position
    this.#last = last
    this.#next = last + 1
  }

  /** Hands over again what was appended after record number `after`. */
  replay(after: number, apply: (payload: Buffer) => void): void {
    const { position, last } = this.#walk(this.#read(this.#position).bytes, after, apply)
    if (position === this.#position) return
    throw new JournalError(`the journal ${this.#path} can't be read back beyond record ${last}`)
  }

  /** Writes a record and waits for the disk; false when there is no room for it. When it throws, the record counts for nothing. */
  append(payload: Buffer): boolean {
    if (this.#position + headerBytes + payload.length > this.#capacity) return false
    const sequence = this.#next++
    this.#writeHeader(sequence, payload)
    writeAll(this.#file, [this.#header, payload], this.#position)
    fdatasyncSync(this.#file)
    this.#position += headerBytes + payload.length
    this.#last = sequence
    return true
  }

  /** The next record takes the place of the first one. */
  restart(): void {
    this.#position = 0
    this.#last = this.sequence
  }

  close(): void {
    closeSync(this.#file)
  }

  #writeHeader(sequence: number, payload: Buffer): void {
    const header = this.#header
    header.set(magic)
    header.set(this.#id, 4)
    header.writeUIntBE(this.#last, 12, 6)
    header.writeUIntBE(sequence, 18, 6)
    header.writeUInt32BE(payload.length, 24)
    header.writeUInt32BE(crc32(payload, crc32(header.subarray(0, 28))), 28)
  }

  /** Follows the chain of records from the file's start to the last one that continues it. */
  #walk(bytes: Buffer, after: number, apply: (payload: Buffer) => void): { position: number; last: number } {
    let position = 0
    let last = after
    for (;;) {
      const record = this.#recordAt(bytes, position)
      if (record === undefined || record.previous !== last) return { position, last }
      apply(record.payload)
      position = record.end
      last = record.sequence
    }
  }

  /** Every record that can be read, wherever it begins. */
  *#recordsFrom(bytes: Buffer, { start, end }: { start: number; end: number }): Generator<JournalRecord> {
    const searched = bytes.subarray(0, end)
    for (let at = searched.indexOf(magic, start); at >= 0; at = searched.indexOf(magic, at + 1)) {
      const record = this.#recordAt(bytes, at)
      if (record !== undefined) yield record
    }
  }

  #recordAt(bytes: Buffer, at: number): JournalRecord | undefined {
    if (at + headerBytes > bytes.length) return undefined
    const header = bytes.subarray(at, at + headerBytes)
    if (!magic.equals(header.subarray(0, 4)) || Buffer.compare(header.subarray(4, 12), this.#id) !== 0) return undefined
    const end = at + headerBytes + header.readUInt32BE(24)
    if (end > bytes.length) return undefined
    const payload = bytes.subarray(at + headerBytes, end)
    if (crc32(payload, crc32(header.subarray(0, 28))) !== header.readUInt32BE(28)) return undefined
    return { previous: header.readUIntBE(12, 6), sequence: header.readUIntBE(18, 6), payload, end }
  }

  /**
   * The file's first bytes, and where its last written ones end, roughly. What was laid out and never written is passed over: a start needn't
   * touch as much memory as the file is long.
   */
  #read(length: number): { readonly bytes: Buffer; readonly written: number } {
    const bytes = Buffer.alloc(length)
    const slice = Buffer.alloc(Math.min(length, blank.length))
    let written = 0
    for (let at = 0; at < length; ) {
      const count = readSync(this.#file, slice, 0, Math.min(slice.length, length - at), at)
      if (count === 0) return { bytes: bytes.subarray(0, at), written }
      if (slice.compare(blank, 0, count, 0, count) !== 0) {
        slice.copy(bytes, at, 0, count)
        written = at + count
      }
      at += count
    }
    return { bytes, written }
  }
}

interface JournalRecord {
  readonly previous: number
  readonly sequence: number
  readonly payload: Buffer
  readonly end: number
}

// Four bytes that mark a record, the journal's id, the numbers of the record before and of this one, the payload's length, a checksum of all.
const headerBytes = 32
const magic = Buffer.from('FSJ1')

/** What a file holds where nothing was written. */
const blank = Buffer.alloc(64 * 1024)

/** Opens a file for reading and writing, made when missing, and fills it up to a size. */
function openSized(path: string, size: number): number {
  const { file, isNew } = openOrCreate(path)
  try {
    const present = fstatSync(file).size
    if (present < size) {
      writeAll(file, [Buffer.alloc(size - present)], present)
      fsyncSync(file)
    }
    if (isNew) syncFolder(dirname(path))
    return file
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function openOrCreate(path: string): { readonly file: number; readonly isNew: boolean } {
  try {
    return { file: openSync(path, 'r+'), isNew: false }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return { file: openSync(path, 'w+'), isNew: true }
  }
}

/** Makes a new file's name as safe as its content; Windows keeps names safe by itself, and can't open folders. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** A disk that is nearly full takes less than it is given before it refuses. */
function writeAll(file: number, buffers: readonly Buffer[], position: number): void {
  const written = writevSync(file, buffers, position)
  const length = buffers.reduce((sum, buffer) => sum + buffer.length, 0)
  if (written === length) return
  const rest = Buffer.concat(buffers).subarray(written)
  for (let done = 0; done < rest.length; ) {
    done += writeSync(file, rest, done, rest.length - done, position + written + done)
  }
}
