import type { Indexes } from '../model/index-definition.ts'
import { checkDocument, checkDocumentPath } from '../model/limits.ts'
import { type DatabaseId, type DocumentPath, resourceName } from '../model/path.ts'
import type { Fields } from '../model/value.ts'
import type { Database } from '../storage/store.ts'

/** A document as an export holds it. */
export interface MovedDocument {
  readonly path: DocumentPath
  readonly fields: Fields
  /** About how much it takes in memory. */
  readonly size: number
}

/** The documents of an export, read from the start each time it is asked. */
export type MovedDocuments = () => AsyncIterable<MovedDocument>

/** What goes into one commit: little enough that nobody waits long while it is written. */
const largestCommit = { documents: 2000, size: 8 * 1024 * 1024 }

/**
 * Puts documents over those that are there; the others stay. Rules and functions aren't asked. They are read twice, and a few at a time: first all of them
 * are checked, so that when one can't be read or breaks a limit (INVALID_ARGUMENT) nothing was written. What fits one commit is seen whole or not at
 * all; more comes in several, between which others are served.
 */
export async function putAll(database: Database, documents: MovedDocuments): Promise<void> {
  const indexes = database.read((reader) => reader.indexes.settings)
  for await (const document of documents()) check(database.id, document, indexes)
  for await (const batch of batches(documents())) {
    await database.transact((transactor) => {
      for (const { path, fields } of batch) transactor.put(path, fields)
    })
  }
}

function check(id: DatabaseId, { path, fields }: MovedDocument, indexes?: Indexes): void {
  checkDocumentPath(path)
  checkDocument(path, fields, resourceName(id, path), indexes)
}

async function* batches(documents: AsyncIterable<MovedDocument>): AsyncGenerator<readonly MovedDocument[]> {
  let batch: MovedDocument[] = []
  let size = 0
  for await (const document of documents) {
    if (batch.length === largestCommit.documents || size + document.size > largestCommit.size) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(document)
    size += document.size
  }
  if (batch.length > 0) yield batch
}
