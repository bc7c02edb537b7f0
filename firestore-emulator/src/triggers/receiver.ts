import { request } from 'node:http'
import type { EventRequest } from './event-request.ts'

/** What became of an attempt: taken; thrown by the function; nobody of that name there; nobody there at all. */
export type DeliveryOutcome = 'taken' | 'failed' | 'unknown' | 'unreachable'

/** Who runs the functions. */
export interface Receiver {
  deliver(event: EventRequest, timeoutMs: number): Promise<DeliveryOutcome>
}

/** The functions emulator at `host:port`, looked up anew for each event; undefined while nobody knows where it is. */
export function httpReceiver(address: () => Promise<string | undefined>): Receiver {
  return {
    async deliver(event, timeoutMs) {
      const target = await address()
      return target === undefined ? 'unreachable' : post(target, event, timeoutMs)
    },
  }
}

function post(target: string, { path, headers, body }: EventRequest, timeoutMs: number): Promise<DeliveryOutcome> {
  const { hostname, port } = new URL(`http://${target}`)
  return new Promise((resolve) => {
    const content = Buffer.from(body)
    const outgoing = request(
      {
        host: hostname.replace(/^\[|\]$/g, ''),
        port,
        path,
        method: 'POST',
        headers: { ...headers, 'content-length': content.length },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(outcomeOf(response.statusCode ?? 500)))
        response.on('error', () => resolve('failed'))
      },
    )
    outgoing.on('error', (error) =>
      resolve(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'failed' : 'unreachable'),
    )
    outgoing.end(content)
  })
}

function outcomeOf(status: number): DeliveryOutcome {
  if (status < 300) return 'taken'
  return status === 404 ? 'unknown' : 'failed'
}

/** Where the functions emulator is, as the emulator hub at `hub` (`host:port`) tells it. */
export async function functionsAddressFrom(hub: string): Promise<string | undefined> {
  try {
    const response = await fetch(`http://${hub}/emulators`, { signal: AbortSignal.timeout(2000) })
    const emulators: unknown = await response.json()
    const functions = (emulators as { functions?: { host?: unknown; port?: unknown } }).functions
    const { host, port } = functions ?? {}
    if (typeof host !== 'string' || typeof port !== 'number') return undefined
    return `${host.includes(':') ? `[${host}]` : host}:${port}`
  } catch {
    return undefined // no hub yet: asked again with the next attempt
  }
}
