import type { Document } from '../../../firestore-emulator/src/model/document.ts'
import { openStore } from '../../../firestore-emulator/src/storage/open-store.ts'
import { project } from '../firestore/ours.ts'
import type { Stored } from './ledger.ts'

/** Opens the folder that a killed server left: what is in it of each writer, and what the store's own verifier says of it. */
export async function readFolder(
  dir: string,
  writers: readonly string[],
): Promise<{ readonly stored: ReadonlyMap<string, Stored>; readonly problems: readonly string[] }> {
  const store = await openStore({ dir })
  try {
    const problems = store.verify()
    const stored = store.database({ project, database: '(default)' }).read((reader) => {
      const entries = new Map(writers.map((writer) => [writer, new Set<number>()]))
      for (const entry of reader.list('entries')) {
        if (!('missing' in entry)) entries.get(text(entry))?.add(number(entry))
      }
      const counter = (id: string) => number(reader.get(`orders/${id}`))
      return new Map(
        writers.map((writer) => [
          writer,
          {
            left: counter(`${writer}-left`),
            right: counter(`${writer}-right`),
            entries: entries.get(writer) ?? new Set<number>(),
          },
        ]),
      )
    })
    return { stored, problems }
  } finally {
    await store.close()
  }
}

function number(document: Document | undefined): number {
  const value = document?.fields.get('n')
  return value?.kind === 'integer' ? Number(value.value) : 0
}

function text(document: Document): string {
  const value = document.fields.get('writer')
  return value?.kind === 'string' ? value.value : ''
}
