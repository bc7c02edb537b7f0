import type { IncomingMessage, ServerResponse } from 'node:http'
import { invalidArgument } from '../../model/status.ts'
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

const maxBodyBytes = 16 * 1024 * 1024

/** The whole body as text, whatever its content type says: browsers send JSON as text/plain to avoid preflights. */
export async function readBody({ request }: Exchange): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) throw invalidArgument(`Request payload size exceeds the limit: ${maxBodyBytes} bytes.`)
    chunks.push(chunk)
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

/** The token that came with a request, in its header or in the query, where browsers put headers to avoid preflights. */
export function authorizationOf({ request, query }: Exchange): string | undefined {
  const overridden = encodedHeaders(query.get('$httpHeaders') ?? '').get('authorization')
  const token = query.get('access_token')
  return request.headers.authorization ?? overridden ?? (token === null ? undefined : `Bearer ${token}`)
}
