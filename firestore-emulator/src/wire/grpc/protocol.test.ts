import { once } from 'node:events'
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  constants,
  type OutgoingHttpHeaders,
} from 'node:http2'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { StatusError } from '../../model/status.ts'
import type { ListenAnswer, Sink } from '../../service/service.ts'
import { deferred } from '../../util/deferred.ts'
import { messageType } from '../proto/schema.ts'
import type { Serving } from '../serve.ts'
import { serveFake } from '../testing/fake-service.ts'
import { prefixOf } from './message-reader.ts'

const database = 'projects/p/databases/(default)'
const type = {
  commit: messageType('CommitRequest'),
  committed: messageType('CommitResponse'),
  get: messageType('GetDocumentRequest'),
}
const request = Buffer.from(type.commit.encode({ database }).finish())
const done = { commitTime: 5, writeResults: [] }

let serving: Serving | undefined
let session: ClientHttp2Session | undefined
afterEach(async () => {
  session?.destroy()
  await serving?.close()
})

async function connected(...fake: Parameters<typeof serveFake>): Promise<ClientHttp2Session> {
  serving = await serveFake(...fake)
  session = connect(`http://127.0.0.1:${serving.port}`)
  return session
}

const open = (to: ClientHttp2Session, method: string, headers: OutgoingHttpHeaders = {}): ClientHttp2Stream =>
  to.request({
    ':method': 'POST',
    ':path': `/google.firestore.v1.Firestore/${method}`,
    'content-type': 'application/grpc',
    te: 'trailers',
    ...headers,
  })

const framed = (message: Buffer, flags = 0): Buffer => {
  const prefix = prefixOf(message.length)
  prefix[0] = flags
  return Buffer.concat([prefix, message])
}

/** Resolves when the server has heard all that was sent. */
const ponged = (to: ClientHttp2Session) =>
  new Promise<void>((resolve, reject) => to.ping((error) => (error ? reject(error) : resolve())))

/** All of an answer, as HTTP/2 shows it. */
async function answerOf(stream: ClientHttp2Stream) {
  let headers: Record<string, unknown> = {}
  let trailers: Record<string, unknown> = {}
  let body = Buffer.alloc(0)
  stream.on('response', (received) => {
    headers = received
  })
  stream.on('trailers', (received) => {
    trailers = received
  })
  stream.on('data', (chunk: Buffer) => {
    body = Buffer.concat([body, chunk])
  })
  stream.on('error', () => {})
  await once(stream, 'close')
  const all = { ...headers, ...trailers }
  return {
    http: headers[':status'],
    status: all['grpc-status'],
    message: all['grpc-message'],
    accepts: all['grpc-accept-encoding'],
    body,
    rstCode: stream.rstCode,
  }
}

describe('a client that asks and does not read', () => {
  test('has a few documents read for it, and the others when it reads', async () => {
    let read = 0
    const note = new Map([['text', { kind: 'string', value: 'x'.repeat(500_000) } as const]])
    serving = await serveFake({
      getDocument: async (_call, { path }) => {
        read += 1
        return { path, fields: note, createTime: 1, updateTime: 1 }
      },
    })
    session = connect(`http://127.0.0.1:${serving.port}`, { settings: { initialWindowSize: 0 } })
    const to = session
    const asked = framed(Buffer.from(type.get.encode({ name: `${database}/documents/notes/n` }).finish()))
    const streams = Array.from({ length: 100 }, () => open(to, 'GetDocument'))
    for (const stream of streams) stream.end(asked)
    await Promise.all(streams.map((stream) => once(stream, 'finish')))
    await ponged(to)
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(70)
    to.settings({ initialWindowSize: 2 ** 20 })
    await Promise.all(streams.map((stream) => once(stream.resume(), 'end')))
    expect(read).toBe(100)
  })
})

describe('a unary call over plain HTTP/2', () => {
  test('has headers, a message and trailers', async () => {
    const stream = open(await connected({ commit: async () => done }), 'Commit')
    stream.end(framed(request))
    const { body, ...rest } = await answerOf(stream)
    expect(rest).toEqual({ http: 200, status: '0', message: undefined, accepts: undefined, rstCode: 0 })
    expect(body.readUInt32BE(1)).toBe(body.length - 5)
    expect(type.committed.decode(body.subarray(5))).toMatchObject({ commitTime: { nanos: 5000 } })
  })

  test.each([
    ['gzip', gzipSync(request)],
    ['deflate', deflateSync(request)],
  ])('may be compressed with %s', async (encoding, message) => {
    const to = await connected({ commit: async () => done })
    const stream = open(to, 'Commit', { 'grpc-encoding': encoding })
    stream.end(framed(message, 1))
    expect((await answerOf(stream)).status).toBe('0')
  })

  test.each<[string, OutgoingHttpHeaders, Buffer, string, string]>([
    [
      'an unknown encoding',
      { 'grpc-encoding': 'zstd' },
      framed(request),
      '12',
      'Messages with encoding "zstd" can\'t be read, only identity,gzip,deflate.',
    ],
    [
      'what is not compressed as it says',
      { 'grpc-encoding': 'gzip' },
      framed(request, 1),
      '13',
      'A message is not what "gzip" makes.',
    ],
    [
      'compression without a name',
      {},
      framed(gzipSync(request), 1),
      '13',
      'A message is compressed, but the request names no encoding.',
    ],
    [
      'what decompresses to too much',
      { 'grpc-encoding': 'gzip' },
      framed(gzipSync(Buffer.alloc(12 * 1024 * 1024)), 1),
      '3',
      'Request payload size exceeds the limit: 11534336 bytes.',
    ],
    [
      'a message that is too large',
      {},
      prefixOf(11 * 1024 * 1024 + 1),
      '3',
      'Request payload size exceeds the limit: 11534336 bytes.',
    ],
    ['no message', {}, Buffer.alloc(0), '13', 'The call takes one request, and got none.'],
    [
      'two messages',
      {},
      Buffer.concat([framed(request), framed(request)]),
      '13',
      'The call takes one request, and got two.',
    ],
    ['half a message', {}, framed(request).subarray(0, 7), '13', 'The request ends within a message.'],
    ['what is no message', {}, framed(Buffer.from([255, 255])), '13', "The request can't be read as a CommitRequest."],
    ['a timeout that is none', { 'grpc-timeout': 'soon' }, framed(request), '13', 'grpc-timeout can\'t be "soon".'],
  ])('with %s is refused', async (_what, headers, body, status, message) => {
    const never = new Promise<never>(() => {})
    const stream = open(await connected({ commit: () => never }), 'Commit', headers)
    stream.end(body)
    const answer = await answerOf(stream)
    expect([answer.http, answer.status, decodeURIComponent(String(answer.message))]).toEqual([200, status, message])
    expect(answer.accepts).toBe(status === '12' ? 'identity,gzip,deflate' : undefined)
  })

  test('tells its refusal in letters that headers have', async () => {
    const text = '100 % of “Ä”\n\u{1f600}'
    const to = await connected({
      commit: async () => {
        throw new StatusError('ABORTED', text)
      },
    })
    const stream = open(to, 'Commit')
    stream.end(framed(request))
    const { message } = await answerOf(stream)
    expect(message).toMatch(/^[ -~]+$/)
    expect(message).toContain('100 %25 of')
    expect(decodeURIComponent(String(message))).toBe(text)
  })

  test('is given up when its time is over', async () => {
    const stream = open(await connected({ commit: () => new Promise(() => {}) }), 'Commit', { 'grpc-timeout': '10m' })
    stream.end(framed(request))
    expect(await answerOf(stream)).toMatchObject({ status: '4', message: 'Deadline exceeded' })
  })

  test('does not wait for a caller that never ends its request', async () => {
    const stream = open(await connected({ commit: async () => done }), 'Commit')
    stream.write(framed(request))
    expect(await answerOf(stream)).toMatchObject({ status: '0', rstCode: constants.NGHTTP2_NO_ERROR })
  })

  test('carries ten megabytes', async () => {
    const lengths: number[] = []
    const to = await connected({
      commit: async (_call, { writes }) => {
        lengths.push(writes.length)
        return done
      },
    })
    const write = { delete: `${database}/documents/c/${'x'.repeat(1000)}` }
    const stream = open(to, 'Commit')
    stream.end(framed(Buffer.from(type.commit.encode({ database, writes: Array(10_000).fill(write) }).finish())))
    expect((await answerOf(stream)).status).toBe('0')
    expect(lengths).toEqual([10_000])
  })
})

describe('whoever does not speak gRPC', () => {
  test.each<[string, OutgoingHttpHeaders, number]>([
    ['another type', { 'content-type': 'application/json' }, 415],
    ['a type that only begins like it', { 'content-type': 'application/grpcweb' }, 415],
    ['another method', { ':method': 'GET' }, 405],
  ])('and sends %s is told so by HTTP', async (_what, headers, status) => {
    const stream = open(await connected({}), 'Commit', headers)
    stream.end()
    expect((await answerOf(stream)).http).toBe(status)
  })

  test('and asks for what is not there is told so', async () => {
    const stream = open(await connected({}), 'Nothing')
    stream.end(framed(request))
    expect(await answerOf(stream)).toMatchObject({
      http: 200,
      status: '12',
      message: 'The server does not implement the method /google.firestore.v1.Firestore/Nothing',
    })
  })
})

describe('a call with a stream of answers', () => {
  test('stops asking for more when its caller leaves', async () => {
    const stopped = deferred<void>()
    const to = await connected({
      async *batchGetDocuments() {
        try {
          for (;;) yield { result: { missing: `c/${'x'.repeat(1000)}` }, readTime: 7 }
        } finally {
          stopped.resolve()
        }
      },
    })
    const stream = open(to, 'BatchGetDocuments')
    stream.end(framed(request))
    stream.on('error', () => {})
    await once(stream, 'data')
    stream.close(constants.NGHTTP2_CANCEL)
    await stopped.promise
  })
})

describe('many listeners on one connection', () => {
  const open10k = async () => {
    const sinks: Sink<ListenAnswer>[] = []
    const all = deferred<void>()
    const closed = deferred<void>()
    let left = 10_000
    const to = await connected({
      openListen: (_call, sink) => {
        sinks.push(sink)
        if (sinks.length === 10_000) all.resolve()
        const close = () => {
          left -= 1
          if (left === 0) closed.resolve()
        }
        return { request() {}, drained() {}, close }
      },
    })
    const hello = framed(Buffer.from(messageType('ListenRequest').encode({ database, removeTarget: 1 }).finish()))
    const streams = Array.from({ length: 10_000 }, () => {
      const stream = open(to, 'Listen')
      stream.on('error', () => {})
      stream.write(hello)
      return stream
    })
    await all.promise
    return { streams, sinks, closed }
  }

  test('all hear, and all may leave in the middle', async () => {
    const { streams, sinks, closed } = await open10k()
    const heard = streams.map((stream) => once(stream, 'data'))
    for (const sink of sinks) sink.send({ kind: 'target', change: 'NO_CHANGE', targetIds: [], readTime: 1 })
    await Promise.all(heard)
    for (const stream of streams) stream.close(constants.NGHTTP2_CANCEL)
    await closed.promise
  }, 60_000)
})
