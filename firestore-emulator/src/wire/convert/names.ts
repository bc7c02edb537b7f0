import { checkDocumentPath } from '../../model/limits.ts'
import { type DatabaseId, type DocumentPath, databaseName } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'

/** A resource name taken apart: `path` is what follows `/documents/`, '' for the root. */
export interface ResourceName {
  readonly database: DatabaseId
  readonly path: DocumentPath | ''
}

/** Reads `projects/p/databases/d`. */
export function readDatabase(name: string | null | undefined): DatabaseId {
  const [projects, project, databases, database, ...rest] = (name ?? '').split('/')
  if (projects !== 'projects' || databases !== 'databases' || !project || !database || rest.length > 0) {
    throw invalidArgument(`Invalid database name "${name ?? ''}": expected "projects/{project}/databases/{database}".`)
  }
  return { project, database }
}

/** Reads the name of a document, or of the root (`…/documents`), as `parent` fields carry it. */
export function readParent(name: string | null | undefined): ResourceName {
  const resource = splitName(name ?? '')
  if (resource.path !== '') checkDocumentPath(resource.path)
  return resource
}

/** Reads a document's name. */
export function readDocumentName(name: string | null | undefined): ResourceName {
  const resource = splitName(name ?? '')
  checkDocumentPath(resource.path)
  return resource
}

/** Reads the name of a document that must be in `database`. */
export function readDocumentIn(database: DatabaseId, name: string | null | undefined): DocumentPath {
  const resource = readDocumentName(name)
  checkSameDatabase(database, resource.database, name ?? '')
  return resource.path
}

/** Refuses a name of another database than the one that the request speaks to. */
export function checkSameDatabase(wanted: DatabaseId, found: DatabaseId, name: string): void {
  if (wanted.project === found.project && wanted.database === found.database) return
  throw invalidArgument(`Document name "${name}" is not in the database of the request, "${databaseName(wanted)}".`)
}

function splitName(name: string): ResourceName {
  const [projects, project, databases, database, documents, ...path] = name.split('/')
  if (projects !== 'projects') throw lacks(name, 'projects', 0)
  if (!project) throw lacks(name, '{project}', 1)
  if (databases !== 'databases') throw lacks(name, 'databases', 2)
  if (!database) throw lacks(name, '{database}', 3)
  if (documents !== 'documents') throw lacks(name, 'documents', 4)
  return { database: { project, database }, path: path.join('/') }
}

const lacks = (name: string, what: string, index: number) =>
  invalidArgument(`Document name "${name}" lacks "${what}" at index ${index}.`)
