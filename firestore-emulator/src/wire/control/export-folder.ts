import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Document } from '../../model/document.ts'
import type { DatabaseId } from '../../model/path.ts'
import { failedPrecondition, invalidArgument, notFound, StatusError } from '../../model/status.ts'
import type { MovedDocuments } from '../../service/moving.ts'
import {
  googleExportDatabase,
  isGoogleExport,
  readGoogleExport,
  writeGoogleFiles,
} from '../google-export/google-export.ts'
import { exportedDatabase, readExport } from './export-format.ts'

const fileName = 'documents.ndjson'

/**
 * Writes the lines of an export into a folder, made when missing. A folder that holds anything but an earlier export is left alone; an earlier one is
 * replaced once the new one is whole.
 */
export async function writeExport(folder: string, lines: Iterable<string>): Promise<void> {
  await usingFiles(async () => {
    await mkdir(folder, { recursive: true })
    const others = (await readdir(folder)).filter((name) => !name.startsWith(fileName))
    if (others.length > 0) throw holdsOther(folder, others[0])
    const file = join(folder, fileName)
    await writeFile(`${file}.part`, gathered(lines), { flush: true })
    await rename(`${file}.part`, file)
  })
}

/** Writes documents in Google's format into an empty folder, made when missing. */
export async function writeGoogleExport(folder: string, id: DatabaseId, documents: Iterable<Document>): Promise<void> {
  await usingFiles(async () => {
    await mkdir(folder, { recursive: true })
    const [other] = await readdir(folder)
    if (other !== undefined) throw holdsOther(folder, other)
    await writeGoogleFiles(folder, id, documents)
  })
}

/** The documents of the export in a folder, of this server or of Google's, as ones of `id`. */
export async function openExport(folder: string, id: DatabaseId): Promise<MovedDocuments> {
  const names = await usingFiles(() => readdir(folder))
  if (names.includes(fileName)) return documentsIn(join(folder, fileName), id)
  if (isGoogleExport(names)) return () => readGoogleExport(folder, id)
  throw notFound(
    `The folder ${folder} holds no export: neither ${fileName} nor anything.overall_export_metadata is there.`,
  )
}

/** The exports in a folder and in those below it, each with the database that it was made of. */
export async function exportsIn(
  folder: string,
  depth = deepest,
): Promise<readonly { readonly folder: string; readonly database: DatabaseId }[]> {
  const entries = await usingFiles(() => readdir(folder, { withFileTypes: true }))
  const names = entries.map(({ name }) => name)
  if (names.includes(fileName)) {
    return [{ folder, database: await exportedDatabase(createReadStream(join(folder, fileName))) }]
  }
  if (isGoogleExport(names)) {
    const database = await googleExportDatabase(folder)
    return database === undefined ? [] : [{ folder, database }]
  }
  if (depth === 0) return []
  const below = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => exportsIn(join(folder, name), depth - 1))
  return (await Promise.all(below)).flat()
}

/** Below `projects/p/databases/d`. */
const deepest = 4

/** Refuses a folder that holds something else than exports, as a whole server writes them. */
export async function checkExportFolder(folder: string): Promise<void> {
  await usingFiles(async () => {
    await mkdir(folder, { recursive: true })
    const others = (await readdir(folder)).filter((name) => name !== 'projects')
    if (others.length > 0) throw holdsOther(folder, others[0])
  })
}

/** Keeps what is uploaded in a temporary file while `work` reads it, as often as it likes. */
export async function withUpload(
  body: AsyncIterable<Buffer>,
  id: DatabaseId,
  work: (documents: MovedDocuments) => Promise<void>,
): Promise<void> {
  const folder = await usingFiles(() => mkdtemp(join(tmpdir(), 'firestore-import-')))
  try {
    const file = join(folder, fileName)
    await usingFiles(() => writeFile(file, body))
    await work(documentsIn(file, id))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const holdsOther = (folder: string, other: string | undefined) =>
  failedPrecondition(`The folder ${folder} holds something else ("${other}"): choose an empty one.`)

const documentsIn =
  (file: string, id: DatabaseId): MovedDocuments =>
  () =>
    readExport(createReadStream(file), id)

/** Lines in pieces that are worth a write each. */
function* gathered(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 64 * 1024) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** What goes wrong with files is the caller's business: it named them. */
async function usingFiles<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StatusError) throw error
    if (error instanceof Error && 'code' in error) throw invalidArgument(`${error.message}.`)
    throw error
  }
}
