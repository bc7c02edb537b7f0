import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidArgument, StatusError } from '../../model/status.ts'
import { largestRequest, tooLarge } from '../largest-request.ts'
import { encodedHeaders } from './encoded-headers.ts'

/** One request and the place for its answer. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly method: string
  /** Percent-encoded still: ids may hold what routes are split by. */
  readonly path: string
  readonly query: URLSearchParams
}

export function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange {
  const [path = '/', ...query] = (request.url ?? '/').split('?')
  return { request, response, method: request.method ?? 'GET', path, query: new URLSearchParams(query.join('?')) }
}

/**
 * The whole body as text, whatever its content type says: browsers send JSON as text/plain to avoid preflights. Throws INVALID_ARGUMENT when
 * it is longer than allowed, CANCELLED when the client goes away before its end.
 */
export async function readBody({ request }: Exchange, limitBytes = largestRequest): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limitBytes) throw tooLarge(limitBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof StatusError || !request.destroyed) throw error
    throw new StatusError('CANCELLED', 'The client went away in the middle of its request.')
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The body as JSON; an empty one is an empty object. */
export async function readJsonBody(exchange: Exchange): Promise<Readonly<Record<string, unknown>>> {
  const text = await readBody(exchange)
  if (text.trim() === '') return {}
  const json = parseJson(text)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw invalidArgument('Invalid JSON payload received. The root must be an object.')
  }
  return { ...json }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalidArgument(`Invalid JSON payload received. ${error instanceof Error ? error.message : ''}`)
  }
}

/** The headers of a request by name, also those in the query, where browsers put them to avoid preflights. */
export function headersOf({ request, query }: Exchange): (name: string) => string | undefined {
  const encoded = query.get('$httpHeaders')
  const inQuery = encoded === null ? undefined : encodedHeaders(encoded)
  const token = query.get('access_token')
  return (name) => {
    const value = request.headers[name] ?? inQuery?.get(name)
    if (value !== undefined || name !== 'authorization') return value?.toString()
    return token === null ? undefined : `Bearer ${token}`
  }
}
