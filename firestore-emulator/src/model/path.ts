/** Which database of which project a request speaks to. Databases share nothing with each other. */
export interface DatabaseId {
  readonly project: string
  readonly database: string
}

/** A document's path below its database's root, `orders/o1/events/3`: an even number of segments, none empty. */
export type DocumentPath = string

/** A collection's path below its database's root, `orders/o1/events`: an odd number of segments. */
export type CollectionPath = string

/** The segments of a field path, `['address', 'city']`; `['__name__']` means the document's own name. */
export type FieldPath = readonly string[]

export const documentKey = '__name__'

export const isDocumentKey = (field: FieldPath): boolean => field.length === 1 && field[0] === documentKey

/** `projects/p/databases/d`. */
export const databaseName = ({ project, database }: DatabaseId): string => `projects/${project}/databases/${database}`

/** The name that requests and answers carry, `projects/p/databases/d/documents/orders/o1`. */
export const resourceName = (id: DatabaseId, path: DocumentPath): string => `${databaseName(id)}/documents/${path}`

/** The collection that holds a document, `orders/o1/events`. */
export const parentCollection = (path: DocumentPath): CollectionPath => path.slice(0, path.lastIndexOf('/'))

/** The last segment of a document's or a collection's path. */
export const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The id of the collection that holds a document, `events`. */
export const collectionIdOf = (path: DocumentPath): string => lastSegment(parentCollection(path))

/** The document that a collection hangs below, or the empty path for one at the root. */
export const parentDocument = (path: CollectionPath): DocumentPath | '' => {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}
