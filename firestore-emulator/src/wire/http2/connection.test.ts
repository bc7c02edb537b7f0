import { describe, expect, test } from 'vitest'
import { clientPreface, type ErrorCode, errorCode, flag, frameType, setting } from './codes.ts'
import type { Open } from './connection.ts'
import { encodeHeaders } from './hpack/encoder.ts'
import type { RequestHeaders } from './request-headers.ts'
import type { ServerStream } from './server-stream.ts'
import { frame, RawClient, request, settingOf, turn, uint32 } from './testing/raw-client.ts'

const head = encodeHeaders([[':status', '200']])
const tail = encodeHeaders([['done', '1']])

/** A service that notes what it hears, and answers when it is told to. */
function noting() {
  const streams: ServerStream[] = []
  const heard: string[] = []
  const headers: RequestHeaders[] = []
  const open: Open = (stream, own) => {
    streams.push(stream)
    headers.push(own)
    return {
      data: (bytes) => heard.push(`${stream.id} ${bytes}`),
      ended: () => heard.push(`${stream.id} ended`),
      cancelled: () => heard.push(`${stream.id} cancelled`),
      drained: () => heard.push(`${stream.id} drained`),
    }
  }
  return { open, streams, heard, headers }
}

const data = (streamId: number, text: string, flags = 0) => frame(frameType.data, flags, streamId, Buffer.from(text))
const codeOf = (payload: Buffer) =>
  Object.entries(errorCode).find(([, number]) => number === payload.readUInt32BE(payload.length === 4 ? 0 : 4))?.[0]

/** How the server took it: what it said of the connection or of a stream, or nothing. */
function verdict({ frames }: RawClient): string {
  const last = frames.findLast(({ type }) => type === frameType.goAway || type === frameType.resetStream)
  if (last === undefined) return 'fine'
  return last.type === frameType.goAway ? `${codeOf(last.payload)}` : `${codeOf(last.payload)} on ${last.streamId}`
}

const { data: DATA, headers: HEADERS, priority, resetStream, settings, pushPromise, ping, goAway } = frameType
const { windowUpdate, continuation } = frameType
const whole = { flags: flag.endHeaders | flag.endStream }
const withHeaders = (...more: readonly (readonly [string, string])[]) =>
  request(1, { headers: [[':method', 'POST'], [':scheme', 'http'], [':path', '/a'], ...more] })

// biome-ignore format: a table
const violations: readonly (readonly [what: string, bytes: readonly Buffer[], answer: `${ErrorCode}` | `${ErrorCode} on ${number}`])[] = [
  ['data without a stream',                 [data(0, 'x')], 'PROTOCOL_ERROR'],
  ['data on a stream that never was',       [data(1, 'x')], 'PROTOCOL_ERROR'],
  ['data behind the end',                   [request(1, whole), data(1, 'x')], 'STREAM_CLOSED on 1'],
  ['data on a stream that was taken back',  [request(1), frame(resetStream, 0, 1, uint32(8)), data(1, 'x')], 'STREAM_CLOSED on 1'],
  ['more padding than data',                [request(1), frame(DATA, flag.padded, 1, Buffer.of(1))], 'PROTOCOL_ERROR'],
  ['padding without a length',              [request(1), frame(DATA, flag.padded, 1)], 'FRAME_SIZE_ERROR'],
  ['a frame that is too large',             [request(1), data(1, 'x'.repeat(16_385))], 'FRAME_SIZE_ERROR'],
  ['headers without a stream',              [request(0)], 'PROTOCOL_ERROR'],
  ['headers on a server\'s stream',         [request(2)], 'PROTOCOL_ERROR'],
  ['a stream before one that was opened',   [request(5), request(3)], 'PROTOCOL_ERROR'],
  ['headers on a stream that was closed',   [request(1, whole), frame(resetStream, 0, 1, uint32(8)), request(1)], 'STREAM_CLOSED'],
  ['a second request on a stream',          [request(1), request(1)], 'PROTOCOL_ERROR on 1'],
  ['headers that can\'t be decoded',        [frame(HEADERS, flag.endHeaders, 1, Buffer.of(0xbe))], 'COMPRESSION_ERROR'],
  ['a priority that is cut off',            [frame(HEADERS, flag.endHeaders | flag.priority, 1, Buffer.of(0, 0))], 'FRAME_SIZE_ERROR'],
  ['headers that are interrupted',          [request(1, { flags: 0 }), data(1, 'x')], 'PROTOCOL_ERROR'],
  ['headers continued on another stream',   [request(1, { flags: 0 }), frame(continuation, flag.endHeaders, 3)], 'PROTOCOL_ERROR'],
  ['a continuation of nothing',             [frame(continuation, flag.endHeaders, 1)], 'PROTOCOL_ERROR'],
  ['headers without end',                   [request(1, { flags: 0 }), ...Array.from({ length: 70 }, () => frame(continuation, 0, 1))], 'ENHANCE_YOUR_CALM'],
  ['no method',                             [request(1, { headers: [[':scheme', 'http'], [':path', '/']] })], 'PROTOCOL_ERROR on 1'],
  ['no scheme',                             [request(1, { headers: [[':method', 'POST'], [':path', '/']] })], 'PROTOCOL_ERROR on 1'],
  ['an empty path',                         [request(1, { headers: [[':method', 'POST'], [':scheme', 'http'], [':path', '']] })], 'PROTOCOL_ERROR on 1'],
  ['two paths',                             [withHeaders([':path', '/b'])], 'PROTOCOL_ERROR on 1'],
  ['a pseudo-header of answers',            [withHeaders([':status', '200'])], 'PROTOCOL_ERROR on 1'],
  ['a pseudo-header behind others',         [withHeaders(['a', 'b'], [':authority', 'c'])], 'PROTOCOL_ERROR on 1'],
  ['a name in capitals',                    [withHeaders(['Name', 'x'])], 'PROTOCOL_ERROR on 1'],
  ['a value with a line break',             [withHeaders(['name', 'a\nb'])], 'PROTOCOL_ERROR on 1'],
  ['a header of HTTP/1.1',                  [withHeaders(['connection', 'close'])], 'PROTOCOL_ERROR on 1'],
  ['te that isn\'t trailers',               [withHeaders(['te', 'gzip'])], 'PROTOCOL_ERROR on 1'],
  ['headers that are too large',            [withHeaders(['a', 'x'.repeat(16_300)])], 'ENHANCE_YOUR_CALM on 1'],
  ['trailers that don\'t end the stream',   [request(1), request(1, { headers: [['a', 'b']] })], 'PROTOCOL_ERROR on 1'],
  ['a pseudo-header in trailers',           [request(1), request(1, whole)], 'PROTOCOL_ERROR on 1'],
  ['less than was promised',                [withHeaders(['content-length', '3']), data(1, 'ab', flag.endStream)], 'PROTOCOL_ERROR on 1'],
  ['more than was promised',                [withHeaders(['content-length', '1']), data(1, 'ab')], 'PROTOCOL_ERROR on 1'],
  ['a length that is no number',            [withHeaders(['content-length', '-1'])], 'PROTOCOL_ERROR on 1'],
  ['a priority without a stream',           [frame(priority, 0, 0, Buffer.alloc(5))], 'PROTOCOL_ERROR'],
  ['a priority of another size',            [request(1), frame(priority, 0, 1, Buffer.alloc(4))], 'FRAME_SIZE_ERROR on 1'],
  ['a reset without a stream',              [frame(resetStream, 0, 0, uint32(8))], 'PROTOCOL_ERROR'],
  ['a reset of a stream that never was',    [frame(resetStream, 0, 1, uint32(8))], 'PROTOCOL_ERROR'],
  ['a reset of another size',               [request(1), frame(resetStream, 0, 1, Buffer.alloc(3))], 'FRAME_SIZE_ERROR'],
  ['settings on a stream',                  [frame(settings, 0, 1)], 'PROTOCOL_ERROR'],
  ['half a setting',                        [frame(settings, 0, 0, Buffer.alloc(5))], 'FRAME_SIZE_ERROR'],
  ['an acknowledgement that says more',     [frame(settings, flag.ack, 0, Buffer.alloc(6))], 'FRAME_SIZE_ERROR'],
  ['a push that is neither on nor off',     [frame(settings, 0, 0, settingOf(setting.enablePush, 2))], 'PROTOCOL_ERROR'],
  ['a window that is too wide',             [frame(settings, 0, 0, settingOf(setting.initialWindowSize, 2 ** 31))], 'FLOW_CONTROL_ERROR'],
  ['frames that are too small',             [frame(settings, 0, 0, settingOf(setting.maxFrameSize, 16_383))], 'PROTOCOL_ERROR'],
  ['frames that are too large to allow',    [frame(settings, 0, 0, settingOf(setting.maxFrameSize, 2 ** 24))], 'PROTOCOL_ERROR'],
  ['a push from a client',                  [frame(pushPromise, flag.endHeaders, 1)], 'PROTOCOL_ERROR'],
  ['a ping on a stream',                    [frame(ping, 0, 1, Buffer.alloc(8))], 'PROTOCOL_ERROR'],
  ['a ping of another size',                [frame(ping, 0, 0, Buffer.alloc(7))], 'FRAME_SIZE_ERROR'],
  ['a farewell on a stream',                [frame(goAway, 0, 1, Buffer.alloc(8))], 'PROTOCOL_ERROR'],
  ['a farewell that is cut off',            [frame(goAway, 0, 0, Buffer.alloc(7))], 'FRAME_SIZE_ERROR'],
  ['a window that widens by nothing',       [frame(windowUpdate, 0, 0, uint32(0))], 'PROTOCOL_ERROR'],
  ['a stream\'s window that does',          [request(1), frame(windowUpdate, 0, 1, uint32(0))], 'PROTOCOL_ERROR on 1'],
  ['a window update of another size',       [frame(windowUpdate, 0, 0, Buffer.alloc(3))], 'FRAME_SIZE_ERROR'],
  ['a window update of an idle stream',     [frame(windowUpdate, 0, 1, uint32(1))], 'PROTOCOL_ERROR'],
  ['a window wider than windows are',       [frame(windowUpdate, 0, 0, uint32(2 ** 31 - 1))], 'FLOW_CONTROL_ERROR'],
  ['a stream\'s window that is',            [request(1), frame(windowUpdate, 0, 1, uint32(2 ** 31 - 1))], 'FLOW_CONTROL_ERROR on 1'],
]

describe('a client that violates the protocol', () => {
  test.each(violations)('by %s is told so', async (_what, bytes, answer) => {
    const client = await RawClient.greeted(noting().open)
    client.send(...bytes)
    await turn()
    expect(verdict(client)).toBe(answer)
    expect(client.isEnded).toBe(!answer.includes(' on '))
  })

  test.each([
    ['its preface', [Buffer.from('PRI * HTTP/1.1')]],
    ['its first frame', [clientPreface, frame(frameType.ping, 0, 0, Buffer.alloc(8))]],
  ])('with %s is told so', async (_what, bytes) => {
    const client = new RawClient(noting().open)
    client.send(...bytes)
    expect(verdict(client)).toBe('PROTOCOL_ERROR')
  })

  test('on one stream goes on with the others', async () => {
    const { open, heard } = noting()
    const client = await RawClient.greeted(open)
    client.send(request(1), withHeaders(['Name', 'x']), request(3), data(3, 'hello'))
    expect(heard).toEqual(['1 cancelled', '3 hello'])
  })

  test('is heard no more once the connection is over, and its streams are cancelled', async () => {
    const { open, heard } = noting()
    const client = await RawClient.greeted(open)
    client.send(request(1), frame(frameType.pushPromise, 0, 1), data(1, 'x'), request(3))
    client.send(request(5))
    expect(heard).toEqual(['1 cancelled'])
  })

  test('may send what was under way to a stream that we gave up', async () => {
    const { open, streams, heard } = noting()
    const client = await RawClient.greeted(open)
    client.send(request(1))
    streams[0]?.end(head)
    await turn()
    client.send(
      data(1, 'late'),
      request(1, { flags: whole.flags, headers: [['late', '1']] }),
      frame(frameType.windowUpdate, 0, 1, uint32(9)),
    )
    await turn()
    expect(verdict(client)).toBe('NO_ERROR on 1')
    expect(heard).toEqual([])
  })

  test('and asks on and on without reading is left', async () => {
    const client = await RawClient.greeted(noting().open)
    client.backlog = 10_000_000
    const pings = Buffer.concat(Array.from({ length: 1000 }, () => frame(frameType.ping, 0, 0, Buffer.alloc(8))))
    for (let i = 0; i < 100 && !client.isEnded; i++) {
      client.send(pings)
      await turn()
    }
    expect(verdict(client)).toBe('ENHANCE_YOUR_CALM')
  })
})

describe('a request', () => {
  test('arrives with its headers, its bytes and its end, in whatever pieces', async () => {
    const { open, heard, headers } = noting()
    const client = await RawClient.greeted(open)
    const block = encodeHeaders([
      [':method', 'POST'],
      [':scheme', 'http'],
      [':path', '/a'],
      ['a', '1'],
      ['a', '2'],
      ['cookie', 'b'],
      ['cookie', 'c'],
    ])
    const sent = Buffer.concat([
      frame(
        frameType.headers,
        flag.padded | flag.priority,
        1,
        Buffer.concat([Buffer.of(2), Buffer.alloc(5), block.subarray(0, 4), Buffer.alloc(2)]),
      ),
      frame(frameType.continuation, 0, 1, block.subarray(4, 9)),
      frame(frameType.continuation, flag.endHeaders, 1, block.subarray(9)),
      frame(frameType.data, flag.padded, 1, Buffer.from('\x03one...')),
      frame(77, 255, 1, Buffer.from('of a type that nobody knows')),
      frame(frameType.priority, 0, 1, Buffer.alloc(5)),
      data(1, 'two'),
      request(1, { flags: whole.flags, headers: [['trailer', '1']] }),
    ])
    for (const byte of sent) client.send(Buffer.of(byte))
    expect(heard).toEqual(['1 one', '1 two', '1 ended'])
    expect(Object.fromEntries(headers[0] ?? [])).toEqual({
      ':method': 'POST',
      ':scheme': 'http',
      ':path': '/a',
      a: '1, 2',
      cookie: 'b; c',
    })
  })

  test('beyond those that may be open at once is refused, and may come again', async () => {
    const { open, heard } = noting()
    const client = await RawClient.greeted(open, { concurrentStreams: 2 })
    client.send(request(1), request(3), request(5))
    await turn()
    expect(verdict(client)).toBe('REFUSED_STREAM on 5')
    client.send(frame(frameType.resetStream, 0, 1, uint32(8)), request(7, whole))
    expect(heard).toEqual(['1 cancelled', '7 ended'])
  })

  test('has room again for what was taken', async () => {
    const client = await RawClient.greeted(noting().open)
    const piece = data(1, 'x'.repeat(16_000))
    client.send(request(1), piece, piece, piece)
    await turn()
    const widened = client.frames.filter(({ type }) => type === frameType.windowUpdate)
    expect(widened.map(({ streamId, payload }) => [streamId, payload.readUInt32BE(0)])).toEqual([[1, 48_000]])
  })

  test('that exceeds the window of its stream is not taken', async () => {
    const client = await RawClient.greeted(noting().open, { streamWindow: 16_383 })
    client.send(request(1), data(1, 'x'.repeat(16_384)))
    await turn()
    expect(verdict(client)).toBe('FLOW_CONTROL_ERROR on 1')
  })
})

describe('an answer', () => {
  /** Opens streams, and hands over their answering sides. */
  async function opened(count: number, settings?: Buffer) {
    const { open, streams, heard } = noting()
    const client = await RawClient.greeted(open, { concurrentStreams: count }, settings)
    client.send(...Array.from({ length: count }, (_, i) => request(i * 2 + 1, whole)))
    await turn()
    heard.length = 0
    client.writes.length = 0
    return { client, streams, heard, first: streams[0] as ServerStream }
  }
  const sent = ({ frames }: RawClient) =>
    frames.filter(({ type }) => type === frameType.data).map(({ payload }) => String(payload))

  test('goes out in one write: headers, what it holds, trailers', async () => {
    const { client, first } = await opened(1)
    first.respond(head)
    first.send(Buffer.from('one '))
    void Promise.resolve()
      .then(() => first.send(Buffer.from('two')))
      .then(() => first.end(tail))
    await turn()
    expect(client.writes).toEqual([
      [
        { type: frameType.headers, flags: flag.endHeaders, streamId: 1, payload: head },
        { type: frameType.data, flags: 0, streamId: 1, payload: Buffer.from('one two') },
        { type: frameType.headers, flags: flag.endHeaders | flag.endStream, streamId: 1, payload: tail },
      ],
    ])
  })

  test('of 10,000 streams goes out in few, and each gets its own', async () => {
    const { client, streams } = await opened(10_000)
    for (const stream of streams) {
      stream.send(Buffer.from(String(stream.id)))
      stream.end(tail)
    }
    await turn()
    expect(client.writes.length).toBeLessThan(10)
    expect(sent(client)).toEqual(streams.map(({ id }) => String(id)))
    client.send(request(20_001, whole))
    expect(streams.length).toBe(10_001)
  })

  test('goes as far as the windows let it, and on when they widen', async () => {
    const { client, first } = await opened(1, settingOf(setting.initialWindowSize, 3))
    first.respond(head)
    first.send(Buffer.from('12345678'))
    first.end(tail)
    await turn()
    expect(sent(client)).toEqual(['123'])
    client.send(frame(frameType.windowUpdate, 0, 1, uint32(2)))
    await turn()
    expect(sent(client)).toEqual(['123', '45'])
    client.send(frame(frameType.settings, 0, 0, settingOf(setting.initialWindowSize, 1)))
    client.send(frame(frameType.windowUpdate, 0, 1, uint32(3)))
    await turn()
    expect(sent(client)).toEqual(['123', '45', '6'])
    client.send(frame(frameType.settings, 0, 0, settingOf(setting.initialWindowSize, 100)))
    await turn()
    expect(sent(client)).toEqual(['123', '45', '6', '78'])
    expect(client.frames.at(-1)).toMatchObject({ type: frameType.headers, flags: flag.endHeaders | flag.endStream })
  })

  test('waits for the window that all share, and takes turns', async () => {
    const { client, streams } = await opened(2)
    for (const stream of streams) stream.send(Buffer.alloc(40_000))
    await turn()
    const bytes = () =>
      client.frames.reduce((sum, { type, payload }) => sum + (type === frameType.data ? payload.length : 0), 0)
    expect(bytes()).toBe(65_535)
    client.send(frame(frameType.windowUpdate, 0, 0, uint32(100_000)))
    await turn()
    expect(bytes()).toBe(80_000)
  })

  test('is held back for a client that does not read, whose sender hears when it reads on', async () => {
    const { client, first, heard } = await opened(1, settingOf(setting.initialWindowSize, 2 ** 30))
    client.send(frame(frameType.windowUpdate, 0, 0, uint32(2 ** 30)))
    await turn()
    client.backlog = 1_000_000
    let taken = 0
    while (first.send(Buffer.alloc(10_000))) taken += 1
    expect(taken).toBeLessThan(10)
    await turn()
    const before = client.writes.length
    first.send(Buffer.alloc(10_000))
    await turn()
    expect([client.writes.length - before, heard]).toEqual([0, []])
    client.backlog = 0
    client.connection.drained()
    expect(heard).toEqual(['1 drained'])
    expect(client.writes.length).toBe(before + 1)
  })

  test('is held back for a window that does not widen', async () => {
    const { client, first, heard } = await opened(1, settingOf(setting.initialWindowSize, 0))
    while (first.send(Buffer.alloc(10_000)));
    await turn()
    expect([sent(client), heard]).toEqual([[], []])
    client.send(
      frame(frameType.windowUpdate, 0, 1, uint32(200_000)),
      frame(frameType.windowUpdate, 0, 0, uint32(200_000)),
    )
    await turn()
    expect(heard).toEqual(['1 drained'])
  })

  test('to nobody is dropped', async () => {
    const { client, first, heard } = await opened(1)
    client.send(frame(frameType.resetStream, 0, 1, uint32(8)))
    first.respond(head)
    expect(first.send(Buffer.from('x'))).toBe(true)
    first.end(tail)
    await turn()
    expect([client.writes, heard]).toEqual([[], ['1 cancelled']])
  })

  test('that is complete before the request asks for no more of it', async () => {
    const { open, streams } = noting()
    const client = await RawClient.greeted(open)
    client.send(request(1))
    streams[0]?.end(head)
    await turn()
    expect(client.frames.map(({ type }) => type)).toEqual([frameType.headers, frameType.resetStream])
  })

  test('in headers begins by giving up the table when the client wants a smaller one', async () => {
    const { client, streams } = await opened(2, settingOf(setting.headerTableSize, 0))
    for (const stream of streams) stream.end(head)
    await turn()
    expect(client.frames.map(({ payload }) => payload)).toEqual([Buffer.concat([Buffer.of(0x20), head]), head])
  })
})

test('a ping is answered, and an answered ping is not', async () => {
  const client = await RawClient.greeted(noting().open)
  client.send(frame(frameType.ping, 0, 0, Buffer.from('12345678')), frame(frameType.ping, flag.ack, 0, Buffer.alloc(8)))
  await turn()
  expect(client.frames).toEqual([
    { type: frameType.ping, flags: flag.ack, streamId: 0, payload: Buffer.from('12345678') },
  ])
})

test('a connection that is closed says so, and cancels what is open', async () => {
  const { open, heard } = noting()
  const client = await RawClient.greeted(open)
  client.send(request(1), request(3))
  client.connection.close()
  client.connection.close()
  expect([verdict(client), client.isEnded, heard]).toEqual(['NO_ERROR', true, ['1 cancelled', '3 cancelled']])
})
