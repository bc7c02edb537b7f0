import {
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the proxy does to one request. */
export type Fault =
  | 'none'
  /** It breaks the connection before the server has heard anything. */
  | 'lose request'
  /** The server has heard it, and its answer is lost. */
  | 'lose answer'
  /** The server hears it twice. */
  | 'repeat request'
  /** The answer comes in pieces that fall anywhere, also within a character. */
  | 'dribble'
  /** The answer breaks off somewhere. */
  | 'cut answer'
  /** Nothing of the answer comes before all of it. */
  | 'buffer answer'
  /** The proxy can't reach the server, and says so. */
  | 'bad gateway'

/** A request on its way: what may decide its fate. */
export interface Passing {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
}

/** An HTTP proxy in front of one server that treats requests as `fate` says. */
export class FaultyProxy {
  /** Every request there was, and what became of it. */
  readonly passed: { readonly request: Passing; readonly fault: Fault }[] = []
  readonly #server: Server
  #target: number
  #pieces = 0

  private constructor(target: number, fate: (request: Passing) => Fault) {
    this.#target = target
    this.#server = createServer((incoming, response) => {
      this.#pass(incoming, response, fate).catch(() => incoming.socket.destroy())
    })
  }

  static async start(target: number, fate: (request: Passing) => Fault): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target, fate)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** From now on, requests go to another port of this machine. */
  retarget(port: number): void {
    this.#target = port
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse, fate: (request: Passing) => Fault): Promise<void> {
    const body = await bodyOf(incoming)
    const passing = passingOf(incoming)
    const fault = fate(passing)
    this.passed.push({ request: passing, fault })
    if (fault === 'lose request') throw new Error('lost on its way')
    if (fault === 'bad gateway') {
      response.writeHead(502).end()
      return
    }
    if (fault === 'repeat request') await bodyOf(await this.#ask(incoming, body, response))
    const answer = await this.#ask(incoming, body, response)
    if (fault === 'lose answer') {
      await bodyOf(answer)
      throw new Error('its answer is lost')
    }
    await this.#answer(answer, response, fault)
  }

  #ask(incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<IncomingMessage> {
    const { method = 'GET', url: path = '/', headers } = incoming
    const options: RequestOptions = { host: '127.0.0.1', port: this.#target, method, path, headers, agent: false }
    return new Promise((resolve, reject) => {
      const outgoing = request(options, resolve)
      outgoing.on('error', reject)
      response.on('close', () => outgoing.destroy())
      outgoing.end(body)
    })
  }

  async #answer(answer: IncomingMessage, response: ServerResponse, fault: Fault): Promise<void> {
    const whole = fault === 'buffer answer' ? [await bodyOf(answer)] : answer
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    if (fault !== 'buffer answer') response.flushHeaders()
    let left = fault === 'cut answer' ? 40 + ((this.#pieces * 37) % 400) : Number.POSITIVE_INFINITY
    for await (const bytes of whole as AsyncIterable<Buffer>) {
      for (const piece of fault === 'dribble' ? this.#pieced(bytes) : [bytes]) {
        response.write(piece.subarray(0, left))
        left -= piece.length
        if (left <= 0) throw new Error('cut off')
        if (fault === 'dribble') await new Promise((resolve) => setImmediate(resolve))
      }
    }
    response.end()
  }

  *#pieced(bytes: Buffer): Generator<Buffer> {
    for (let at = 0; at < bytes.length; ) {
      const length = sizes[this.#pieces++ % sizes.length] ?? 1
      yield bytes.subarray(at, at + length)
      at += length
    }
  }
}

/** Of pieces: few of them a multiple of the two, three or four bytes of a character. */
const sizes = [1, 2, 3, 7, 61, 509, 4093, 16_381, 65_521]

/**
 * A fault now and then, for a seed at the same of its requests, of all kinds in turn. Only for channels, and never twice in a row in one direction of one of them: the SDK gives up
 * a channel after a few, and what it then sends anew on another one, no server can know from something new.
 */
export function nowAndThen(seed: number, likelihood: number): (request: Passing) => Fault {
  const faulty = new Set<string>()
  const random = randomNumbers(seed)
  let turn = 0
  return ({ method, path, query }) => {
    const direction = `${path} ${query.get('SID')} ${query.get('RID') === 'rpc' ? 'back' : 'forth'}`
    if (!path.endsWith('/channel') || method === 'OPTIONS' || faulty.delete(direction)) return 'none'
    if (random() > likelihood) return 'dribble'
    faulty.add(direction)
    const possible = query.get('RID') === 'rpc' ? backFaults : forthFaults
    return possible[turn++ % possible.length] ?? 'none'
  }
}

const backFaults = ['cut answer', 'lose request'] as const
const forthFaults = ['repeat request', 'lose answer', 'lose request', 'cut answer'] as const

/** Mulberry32: numbers from 0 to 1 that a seed determines. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function passingOf({ method = 'GET', url = '/' }: IncomingMessage): Passing {
  const { pathname, searchParams } = new URL(url, 'http://proxy')
  return { method, path: pathname, query: searchParams }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
