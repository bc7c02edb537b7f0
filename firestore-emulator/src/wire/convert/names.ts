import { type DatabaseId, databaseName } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'

/** A resource name taken apart: `path` is what follows `/documents/`, '' for the root. */
export interface ResourceName {
  readonly database: DatabaseId
  readonly path: string
}

const maxIdBytes = 1500

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
  const { database, path } = splitName(name ?? '')
  if (path !== '') checkDocumentPath(path, name ?? '')
  return { database, path }
}

/** Reads a document's name. */
export function readDocumentName(name: string | null | undefined): ResourceName {
  const resource = splitName(name ?? '')
  checkDocumentPath(resource.path, name ?? '')
  return resource
}

/** Reads the name of a document that must be in `database`. */
export function readDocumentIn(database: DatabaseId, name: string | null | undefined): string {
  const resource = readDocumentName(name)
  checkSameDatabase(database, resource.database, name ?? '')
  return resource.path
}

/** Refuses a name of another database than the one that the request speaks to. */
export function checkSameDatabase(wanted: DatabaseId, found: DatabaseId, name: string): void {
  if (wanted.project === found.project && wanted.database === found.database) return
  throw invalidArgument(`Document name "${name}" is not in the database of the request, "${databaseName(wanted)}".`)
}

/** Refuses what can't be a collection's id. */
export function checkCollectionId(id: string): void {
  if (id === '') throw invalidArgument('Collection id must not be empty.')
  if (id.includes('/')) throw invalidArgument(`Collection id "${id}" is invalid because it contains "/".`)
  checkId('Collection', id)
}

/** Refuses what can't be a document's id. */
export function checkDocumentId(id: string): void {
  if (id.includes('/')) throw invalidArgument(`Document id "${id}" is invalid because it contains "/".`)
  checkId('Resource', id)
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

function checkDocumentPath(path: string, name: string): void {
  const segments = path.split('/')
  if (path === '' || segments.length % 2 !== 0) {
    throw invalidArgument(
      `Document name "${name}" must have an even number of path segments after "documents", not ${path === '' ? 0 : segments.length}.`,
    )
  }
  for (const [index, id] of segments.entries()) {
    if (id === '') throw invalidArgument(`Document name "${name}" has an empty segment.`)
    checkId(index % 2 === 0 ? 'Collection' : 'Resource', id)
  }
}

const reserved = /^__.*__$/s
// What Datastore's numeric ids look like here; they stay readable and writable.
const numericId = /^__id-?\d+__$/

function checkId(what: 'Collection' | 'Resource', id: string): void {
  if (id === '.' || id === '..') throw invalidArgument(`${what} id "${id}" is invalid because it is "." or "..".`)
  if (id.startsWith('__') && reserved.test(id) && !numericId.test(id)) {
    throw invalidArgument(`${what} id "${id}" is invalid because it is reserved.`)
  }
  if (id.length * 3 > maxIdBytes && Buffer.byteLength(id) > maxIdBytes) {
    throw invalidArgument(`${what} id "${id.slice(0, 40)}…" is invalid because it is longer than ${maxIdBytes} bytes.`)
  }
}

const lacks = (name: string, what: string, index: number) =>
  invalidArgument(`Document name "${name}" lacks "${what}" at index ${index}.`)
