import { invalidArgument, StatusError } from '../../model/status.ts'
import { methods } from '../rpc/methods.ts'
import type { StreamingRpc, UnaryRpc } from '../rpc/rpc.ts'

/** What a URL asks for: a call, the fields that its path holds, and where its body goes. */
export interface Route {
  readonly rpc: UnaryRpc | StreamingRpc
  readonly fields: Readonly<Record<string, unknown>>
  readonly body: 'none' | 'whole' | 'document'
}

/** Finds what `method` of `path` means; `path` is percent-encoded and begins with `/v1/`. */
export function findRoute(method: string, path: string): Route {
  const { segments, verb } = splitPath(path)
  const name = segments.map(decoded).join('/')
  if (verb !== undefined) return verbRoute(method, verb, name)
  if (segments.length <= 5 || segments[4] !== 'documents') throw nothingAt(method, path)
  // Below `projects/p/databases/d/documents`, an even number of segments names a document, an odd one a collection. What is asked of the wrong
  // one goes to the call that says so.
  const isDocument = segments.length % 2 === 1
  const route = isDocument
    ? (documentRoute(method, name) ?? collectionRoute(method, name))
    : (collectionRoute(method, name) ?? documentRoute(method, name))
  if (route === undefined) throw nothingAt(method, path)
  return route
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    throw invalidArgument(`The URL's "${segment}" is not percent-encoded UTF-8: ${cause}`)
  }
}

function documentRoute(method: string, name: string): Route | undefined {
  if (method === 'GET') return { rpc: methods.GetDocument, fields: { name }, body: 'none' }
  if (method === 'PATCH') return { rpc: methods.UpdateDocument, fields: { document: { name } }, body: 'document' }
  if (method === 'DELETE') return { rpc: methods.DeleteDocument, fields: { name }, body: 'none' }
  return undefined
}

function collectionRoute(method: string, name: string): Route | undefined {
  const slash = name.lastIndexOf('/')
  const fields = { parent: name.slice(0, slash), collectionId: name.slice(slash + 1) }
  if (method === 'GET') return { rpc: methods.ListDocuments, fields, body: 'none' }
  if (method === 'POST') return { rpc: methods.CreateDocument, fields, body: 'document' }
  return undefined
}

/** The calls that are named after a colon, and which field the path before it fills. */
// biome-ignore format: a table
const verbs: Readonly<Record<string, { readonly rpc: UnaryRpc | StreamingRpc; readonly path: 'database' | 'parent' }>> = {
  batchGet:            { rpc: methods.BatchGetDocuments,   path: 'database' },
  beginTransaction:    { rpc: methods.BeginTransaction,    path: 'database' },
  commit:              { rpc: methods.Commit,              path: 'database' },
  rollback:            { rpc: methods.Rollback,            path: 'database' },
  batchWrite:          { rpc: methods.BatchWrite,          path: 'database' },
  runQuery:            { rpc: methods.RunQuery,            path: 'parent' },
  runAggregationQuery: { rpc: methods.RunAggregationQuery, path: 'parent' },
  partitionQuery:      { rpc: methods.PartitionQuery,      path: 'parent' },
  listCollectionIds:   { rpc: methods.ListCollectionIds,   path: 'parent' },
}

function verbRoute(method: string, verb: string, name: string): Route {
  const known = verbs[verb]
  if (known === undefined)
    throw new StatusError('UNIMPLEMENTED', `"${verb}" can be used over gRPC and WebChannel only.`)
  if (method !== 'POST') throw nothingAt(method, `${name}:${verb}`)
  if (known.path === 'parent') return { rpc: known.rpc, fields: { parent: name }, body: 'whole' }
  if (!name.endsWith('/documents')) throw invalidArgument(`"${verb}" is asked of ".../documents", not of "${name}".`)
  return { rpc: known.rpc, fields: { database: name.slice(0, -'/documents'.length) }, body: 'whole' }
}

const streams = new Set(['listen', 'write'])

function splitPath(path: string): { readonly segments: readonly string[]; readonly verb?: string } {
  const resource = path.slice('/v1/'.length).replace(/\/$/, '')
  const colon = resource.lastIndexOf(':')
  const verb = resource.slice(colon + 1)
  // Ids may hold colons themselves: only a known verb after the last one is a verb.
  if (colon < 0 || !(verb in verbs || streams.has(verb))) return { segments: resource.split('/') }
  return { segments: resource.slice(0, colon).split('/'), verb }
}

const nothingAt = (method: string, path: string) => new StatusError('NOT_FOUND', `Nothing answers ${method} ${path}.`)
