import { createReadStream } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Document } from '../../model/document.ts'
import type { DatabaseId } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'
import type { MovedDocument } from '../../service/moving.ts'
import { readLog, writeLog } from './log-records.ts'
import { MessageWriter } from './message-writer.ts'
import { readEntity } from './read-entity.ts'
import { writeEntity } from './write-entity.ts'

/** Whether these are names of files of an export as Cloud Firestore and Google's emulator write it. */
export const isGoogleExport = (names: readonly string[]): boolean =>
  names.some((name) => name.endsWith('.overall_export_metadata'))

/** The documents of such an export, as ones of `id`, file by file. */
export async function* readGoogleExport(folder: string, id: DatabaseId): AsyncGenerator<MovedDocument> {
  for (const file of await outputs(folder)) {
    for await (const record of readLog(createReadStream(file))) {
      const { path, fields } = readEntity(record)
      yield { path, fields: fields(id), size: record.length }
    }
  }
}

/** Which database such an export was made of; undefined when it holds no document. */
export async function googleExportDatabase(folder: string): Promise<DatabaseId | undefined> {
  for (const file of await outputs(folder)) {
    for await (const record of readLog(createReadStream(file))) return readEntity(record).database
  }
  return undefined
}

async function outputs(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /^output-\d+$/.test(entry.name))
  if (files.length > 0) return files.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).sort()
  throw invalidArgument(`The export in ${folder} has no output files: was only a part of it copied?`)
}

/** Writes documents as Google's emulator would export and can import them, into an empty folder. */
export async function writeGoogleFiles(folder: string, id: DatabaseId, documents: Iterable<Document>): Promise<void> {
  const kinds = join(folder, allKinds)
  await mkdir(kinds, { recursive: true })
  const startedAt = Date.now()
  const count = { documents: 0, bytes: 0 }
  function* entities(): Generator<Buffer> {
    for (const document of documents) {
      count.documents++
      yield writeEntity(id, document)
    }
  }
  function* counted(): Generator<Buffer> {
    for (const piece of writeLog(entities())) {
      count.bytes += piece.length
      yield piece
    }
  }
  await writeFile(join(kinds, output), counted(), { flush: true })
  await writeFile(join(kinds, metadataFile), exportMetadata(startedAt, Date.now()))
  // The last one: without it there is no export.
  const overall = Buffer.concat([...writeLog([Buffer.from(formatVersion), overallMetadata(count)])])
  await writeFile(join(folder, `${basename(folder)}.overall_export_metadata`), overall, { flush: true })
}

const allKinds = 'all_namespaces/all_kinds'
const metadataFile = 'all_namespaces_all_kinds.export_metadata'
const output = 'output-0'
const formatVersion = '3'

/** As Google's emulator writes them; what the unnamed numbers mean is nowhere said. */
function exportMetadata(startedAt: number, endedAt: number): Buffer {
  const times = new MessageWriter().bytes(1, 'firestore_export').varint(2, micros(startedAt)).varint(3, micros(endedAt))
  return new MessageWriter()
    .bytes(1, times.done())
    .bytes(2, new MessageWriter().bytes(1, '').bytes(2, output).done())
    .done()
}

function overallMetadata({ documents, bytes }: { readonly documents: number; readonly bytes: number }): Buffer {
  const kinds = new MessageWriter()
    .bytes(1, new MessageWriter().varint(1, 2n).varint(3, 3n).done())
    .bytes(2, `${allKinds}/${metadataFile}`)
    .varint(3, BigInt(documents))
    .varint(4, BigInt(bytes))
  return new MessageWriter().bytes(1, kinds.done()).done()
}

const micros = (ms: number): bigint => BigInt(ms) * 1000n
