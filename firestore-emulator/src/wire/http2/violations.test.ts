import { describe, expect, test } from 'vitest'
import { clientPreface, type ErrorCode, flag, frameType, setting } from './codes.ts'
import { encodeHeaders } from './hpack/encoder.ts'
import { noting } from './testing/noting.ts'
import { data, frame, RawClient, request, settingOf, turn, uint32, verdict, whole } from './testing/raw-client.ts'

const head = encodeHeaders([[':status', '200']])
const { data: DATA, headers: HEADERS, priority, resetStream, settings, pushPromise, ping, goAway } = frameType
const { windowUpdate, continuation } = frameType
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
