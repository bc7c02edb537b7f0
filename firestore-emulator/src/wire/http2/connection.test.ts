import { describe, expect, test } from 'vitest'
import { flag, frameType, setting } from './codes.ts'
import { encodeHeaders } from './hpack/encoder.ts'
import type { ServerStream } from './server-stream.ts'
import { noting } from './testing/noting.ts'
import { data, frame, RawClient, request, settingOf, turn, uint32, verdict, whole } from './testing/raw-client.ts'

const head = encodeHeaders([[':status', '200']])
const tail = encodeHeaders([['done', '1']])

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

describe('a client that asks and does not read', () => {
  const megabyte = Buffer.alloc(2 ** 20)
  const readsAll = [
    frame(frameType.settings, 0, 0, settingOf(setting.initialWindowSize, 2 ** 30)),
    frame(frameType.windowUpdate, 0, 0, uint32(2 ** 30)),
  ]

  /** Asks on so many streams, each of which is to be answered with a megabyte. */
  async function asked(count: number) {
    const { open, streams } = noting()
    const nothing = settingOf(setting.initialWindowSize, 0)
    const client = await RawClient.greeted(open, { concurrentStreams: count }, nothing)
    client.send(...Array.from({ length: count }, (_, i) => request(i * 2 + 1, whole)))
    const begun: number[] = []
    for (const stream of streams) {
      stream.whenRoom(() => {
        begun.push(stream.id)
        stream.send(megabyte)
        stream.end(tail)
      })
    }
    await turn()
    return { client, streams, begun }
  }

  test('is answered a part, and the rest as it reads, in the order in which it asked', async () => {
    const { client, streams, begun } = await asked(80)
    expect(begun.length).toBeLessThan(50)
    client.send(...readsAll)
    while (begun.length < 80) await turn()
    expect(begun).toEqual(streams.map(({ id }) => id))
  })

  test('gets no answer to what it took back while that had not begun', async () => {
    const { client, begun } = await asked(60)
    const waits = 2 * begun.length + 1
    client.send(frame(frameType.resetStream, 0, waits, uint32(8)), ...readsAll)
    while (begun.at(-1) !== 119) await turn()
    expect(begun).not.toContain(waits)
  })

  test('makes room by taking back', async () => {
    const { client, begun } = await asked(100)
    client.send(...begun.map((id) => frame(frameType.resetStream, 0, id, uint32(8))))
    const before = begun.length
    await turn()
    expect(begun.length).toBeGreaterThan(before)
  })

  test('holds back those who answer on and on, together', async () => {
    const { open, streams, heard } = noting()
    const nothing = settingOf(setting.initialWindowSize, 0)
    const client = await RawClient.greeted(open, { concurrentStreams: 1000 }, nothing)
    client.send(...Array.from({ length: 1000 }, (_, i) => request(i * 2 + 1)))
    // Each stream would take 64 KB by itself.
    const took = streams.filter((stream) => stream.send(Buffer.alloc(40_000)))
    expect(took.length).toBeLessThan(500)
    await turn()
    expect(heard).toEqual([])
    client.send(...readsAll)
    const heldBack = streams.length - took.length
    while (heard.length < heldBack) await turn()
    expect(new Set(heard)).toEqual(new Set(streams.slice(took.length).map(({ id }) => `${id} drained`)))
  })

  test('and is answered all the same has its connection ended', async () => {
    const { client, streams } = await asked(600)
    for (const stream of streams) stream.send(megabyte)
    await turn()
    expect([verdict(client), client.isEnded]).toEqual(['ENHANCE_YOUR_CALM', true])
  })

  test('or ask to the end, likewise', async () => {
    const { open, streams } = noting()
    const client = await RawClient.greeted(open, { concurrentStreams: 60 })
    client.send(...Array.from({ length: 60 }, (_, i) => request(i * 2 + 1)))
    for (const stream of streams) stream.keep(10_000_000)
    await turn()
    expect(verdict(client)).toBe('ENHANCE_YOUR_CALM')
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
