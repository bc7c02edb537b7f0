import { describe, expect, test } from 'vitest'
import { type ErrorCode, flag, frameType, setting } from './codes.ts'
import { noting } from './testing/noting.ts'
import { data, frame, RawClient, request, settingOf, turn, uint32, verdict } from './testing/raw-client.ts'

const cancel = (streamId: number) => frame(frameType.resetStream, 0, streamId, uint32(8))
const setWindow = frame(frameType.settings, 0, 0, settingOf(setting.initialWindowSize, 1000))
const empty = frame(frameType.data, 0, 1)
const onlyPadding = frame(frameType.data, flag.padded, 1, Buffer.of(3, 0, 0, 0))

// biome-ignore format: a table
const floods: readonly (readonly [what: string, each: (i: number) => readonly Buffer[], enough: number])[] = [
  ['streams that are opened and reset',       (i) => [request(2 * i + 3), cancel(2 * i + 3)],                                       6_000],
  ['streams that it makes the server reset',  (i) => [request(2 * i + 3), frame(frameType.windowUpdate, 0, 2 * i + 3, uint32(0))],  6_000],
  ['requests that make no sense',             (i) => [request(2 * i + 3, { headers: [[':path', '/']] })],                           6_000],
  ['resets of what is reset',                 (i) => [request(3), cancel(3)].slice(i === 0 ? 0 : 1),                                11_000],
  ['pings',                                   () => [frame(frameType.ping, 0, 0, Buffer.alloc(8))],                                 11_000],
  ['answers to pings that nobody sent',       () => [frame(frameType.ping, flag.ack, 0, Buffer.alloc(8))],                          11_000],
  ['settings',                                () => [setWindow],                                                                    600],
  ['empty settings',                          () => [frame(frameType.settings, 0, 0)],                                              600],
  ['acknowledgements',                        () => [frame(frameType.settings, flag.ack, 0)],                                       11_000],
  ['data that hold nothing',                  () => [empty],                                                                        11_000],
  ['data that are all padding',               () => [onlyPadding],                                                                  11_000],
  ['priorities',                              () => [frame(frameType.priority, 0, 1, Buffer.alloc(5))],                             11_000],
  ['frames of a type that nobody knows',      () => [frame(77, 0, 0)],                                                              11_000],
  ['windows that widen by next to nothing',   () => [frame(frameType.windowUpdate, 0, 0, uint32(1))],                               110_000],
]

/** Sends `count` times what `each` makes, a hundred at a time, for as long as it is listened to. */
async function flood(client: RawClient, count: number, each: (i: number) => readonly Buffer[]): Promise<void> {
  for (let i = 0; i < count && !client.isEnded; i += 100) {
    client.send(...Array.from({ length: 100 }, (_, n) => each(i + n)).flat())
    await turn()
  }
}

describe('a client that floods the server', () => {
  test.each(floods)('with %s is told to calm down, and its streams are cancelled', async (_what, each, enough) => {
    const { open, heard } = noting()
    const client = await RawClient.greeted(open)
    client.send(request(1))
    await flood(client, enough, each)
    expect(verdict(client)).toBe<ErrorCode>('ENHANCE_YOUR_CALM')
    expect(client.isEnded).toBe(true)
    expect(heard.at(-1)).toBe('1 cancelled')
  })

  test.each(floods)(
    'with a third of so many %s is borne, and again when some time has passed',
    async (_what, each, enough) => {
      const { open } = noting()
      const client = await RawClient.greeted(open)
      client.send(request(1))
      for (let minute = 0; minute < 4; minute++) {
        client.time = minute * 60_000
        await flood(client, enough / 3, (i) => each(minute * enough + i))
      }
      expect(client.isEnded).toBe(false)
    },
  )
})

describe('a client that takes back a lot', () => {
  test('is served on: ten thousand listens in a minute, each cancelled at once', async () => {
    const { open, heard } = noting()
    const client = await RawClient.greeted(open)
    for (let i = 0; i < 10_000; i++) {
      client.time = i * 6
      client.send(request(2 * i + 1), cancel(2 * i + 1))
    }
    client.send(request(20_001), data(20_001, 'still here'))
    expect(heard.length).toBe(10_001)
    expect(heard.at(-1)).toBe('20001 still here')
  })

  test('is served on when it ends many listens together that lasted a while', async () => {
    const { open, heard } = noting()
    const client = await RawClient.greeted(open, { concurrentStreams: 20_000 })
    const streams = Array.from({ length: 15_000 }, (_, i) => 2 * i + 1)
    client.send(...streams.map((id) => request(id)))
    client.time = 2_000
    client.send(...streams.map(cancel))
    expect(heard.length).toBe(15_000)
    expect(client.isEnded).toBe(false)
  })
})
