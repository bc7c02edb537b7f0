import { randomBytes } from 'node:crypto'
import { invalidArgument, StatusError } from '../../model/status.ts'
import type { FirestoreService } from '../../service/service.ts'
import { type Exchange, headersOf, readBody } from '../http/exchange.ts'
import { sendText } from '../http/respond.ts'
import { methods } from '../rpc/methods.ts'
import type { DuplexRpc } from '../rpc/rpc.ts'
import type { Log } from '../status.ts'
import { chunk } from './back-channel.ts'
import type { Channel } from './channel.ts'
import { readForm } from './form.ts'
import { keepAliveMs } from './limits.ts'
import { openStream } from './open-stream.ts'

const text = 'text/plain; charset=utf-8'
const protocolVersion = 8
const serverVersion = 14
const unknownSid = 'Error: Unknown SID'

/** The largest commit there may be, in an alphabet of which every byte is written with three characters. */
const maxFormBytes = 48 * 1024 * 1024

/** All open WebChannels, and the requests that open, feed, drain and end them. */
export class Channels {
  readonly #service: FirestoreService
  readonly #log: Log
  readonly #channels = new Map<string, Channel>()

  constructor(service: FirestoreService, log: Log) {
    this.#service = service
    this.#log = log
  }

  /** Answers one request below `/google.firestore.v1.Firestore/`. */
  async answer(exchange: Exchange): Promise<void> {
    const rpc = streamAt(exchange.path)
    const { method, query, response } = exchange
    const sid = query.get('SID')
    if (sid === null) {
      if (method !== 'POST') throw invalidArgument('A channel is opened by a POST.')
      return this.#open(rpc, exchange)
    }
    const channel = this.#channels.get(sid)
    if (query.get('TYPE') === 'terminate') {
      channel?.close()
      return sendText(response, 200, text, '')
    }
    if (channel === undefined) return sendText(response, 400, text, unknownSid)
    if (method === 'POST') return this.#forward(sid, channel, exchange)
    channel.attach(response, {
      acknowledged: acknowledgedIn(query),
      longPolling: query.get('CI') === '1',
      ...timeoutIn(query),
    })
  }

  close(): void {
    for (const channel of [...this.#channels.values()]) channel.close()
  }

  async #open(rpc: DuplexRpc, exchange: Exchange): Promise<void> {
    const version = exchange.query.get('VER')
    if (version !== String(protocolVersion)) throw invalidArgument(`Unsupported channel version ${version}.`)
    const { headers, messages } = readForm(await readBody(exchange))
    const around = headersOf(exchange)
    const sid = randomBytes(18).toString('base64url')
    const channel = openStream({
      rpc,
      service: this.#service,
      header: (name) => headers.get(name) ?? around(name),
      log: this.#log,
      onClose: () => this.#channels.delete(sid),
    })
    this.#channels.set(sid, channel)
    exchange.response.setHeader('X-HTTP-Session-Id', sid)
    const opened = [0, ['c', sid, '', protocolVersion, serverVersion, keepAliveMs]]
    sendText(exchange.response, 200, text, chunk(JSON.stringify([opened])))
    channel.forward(0, messages)
  }

  async #forward(sid: string, channel: Channel, exchange: Exchange): Promise<void> {
    const { query, response } = exchange
    const body = await readMessages(channel, exchange)
    // It may have ended while the body was on its way.
    if (!this.#channels.has(sid)) return sendText(response, 400, text, unknownSid)
    sendText(response, 200, text, chunk(channel.forward(acknowledgedIn(query), readForm(body).messages)))
  }
}

/** What is too long is the stream's trouble too: a broken connection alone would have the SDK send it for ever. */
async function readMessages(channel: Channel, exchange: Exchange): Promise<string> {
  try {
    return await readBody(exchange, maxFormBytes)
  } catch (error) {
    if (error instanceof StatusError && error.code === 'INVALID_ARGUMENT') channel.refuse(error)
    throw error
  }
}

function streamAt(path: string): DuplexRpc {
  if (path === '/google.firestore.v1.Firestore/Listen/channel') return methods.Listen
  if (path === '/google.firestore.v1.Firestore/Write/channel') return methods.Write
  throw new StatusError('NOT_FOUND', `Nothing answers at ${path}.`)
}

function acknowledgedIn(query: URLSearchParams): number {
  const id = Number(query.get('AID') ?? 0)
  return Number.isInteger(id) ? id : 0
}

/** Clients may ask for shorter long polls. */
function timeoutIn(query: URLSearchParams): { readonly timeoutMs?: number } {
  const timeoutMs = Number(query.get('TO'))
  return timeoutMs > 0 ? { timeoutMs } : {}
}
