import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Lets the page that asks read the answer. Browsers send every request of the SDK with credentials, so the origin is echoed: `*` would not
 * do. Returns true when the request was a preflight, which is then answered.
 */
export function answerCors(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers
  if (origin === undefined) return false
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Expose-Headers', exposed)
  response.setHeader('Vary', 'Origin')
  if (request.method !== 'OPTIONS') return false
  const wanted = request.headers['access-control-request-headers']
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE, OPTIONS')
  if (wanted !== undefined) response.setHeader('Access-Control-Allow-Headers', wanted)
  if (request.headers['access-control-request-private-network'] === 'true') {
    response.setHeader('Access-Control-Allow-Private-Network', 'true')
  }
  response.setHeader('Access-Control-Max-Age', '3600')
  response.writeHead(204).end()
  return true
}

const exposed = 'Content-Encoding, Content-Length, Date, Server, X-Client-Wire-Protocol, X-HTTP-Session-Id'
