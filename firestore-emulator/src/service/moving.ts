import { checkDocument, checkDocumentPath } from '../model/limits.ts'
import { type DatabaseId, type DocumentPath, resourceName } from '../model/path.ts'
import type { Fields } from '../model/value.ts'
import type { Database } from '../storage/store.ts'

/** A document as an export holds it. */
export interface MovedDocument {
  readonly path: DocumentPath
  readonly fields: Fields
}

/**
 * Puts documents over those that are there, in one commit: everybody sees all of them or none. The others stay. Rules and functions aren't asked.
 * Throws INVALID_ARGUMENT, and has written nothing, when one of them breaks a limit.
 */
export async function putAll(database: Database, documents: readonly MovedDocument[]): Promise<void> {
  for (const { path, fields } of documents) check(database.id, { path, fields })
  await database.transact((transactor) => {
    for (const { path, fields } of documents) transactor.put(path, fields)
  })
}

function check(id: DatabaseId, { path, fields }: MovedDocument): void {
  checkDocumentPath(path)
  checkDocument(path, fields, resourceName(id, path))
}
