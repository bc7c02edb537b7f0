import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failedPrecondition, invalidArgument, notFound, StatusError } from '../../model/status.ts'

const fileName = 'documents.ndjson'

/**
 * Writes the lines of an export into a folder, made when missing. A folder that holds anything but an earlier export is left alone; an earlier one is
 * replaced once the new one is whole.
 */
export async function writeExport(folder: string, lines: Iterable<string>): Promise<void> {
  await usingFiles(async () => {
    await mkdir(folder, { recursive: true })
    const others = (await readdir(folder)).filter((name) => !name.startsWith(fileName))
    if (others.length > 0) {
      throw failedPrecondition(`The folder ${folder} holds something else ("${others[0]}"): choose an empty one.`)
    }
    const file = join(folder, fileName)
    await writeFile(`${file}.part`, gathered(lines), { flush: true })
    await rename(`${file}.part`, file)
  })
}

/** Reads the file of an export, or says what there is instead. */
export async function openExport(folder: string): Promise<AsyncIterable<Buffer>> {
  const names = await usingFiles(() => readdir(folder))
  if (names.includes(fileName)) return createReadStream(join(folder, fileName))
  if (names.some((name) => name.endsWith('.overall_export_metadata'))) {
    throw new StatusError(
      'UNIMPLEMENTED',
      `${folder} holds an export in Google's LevelDB format, which is not read here: load it into Google's emulator, and copy the documents over with an SDK.`,
    )
  }
  throw notFound(`The folder ${folder} holds no export: ${fileName} is missing.`)
}

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
