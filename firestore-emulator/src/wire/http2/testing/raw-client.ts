import { clientPreface, errorCode, flag, frameType } from '../codes.ts'
import { Connection, type Limits, type Open } from '../connection.ts'
import { type Frame, FrameReader } from '../frame-reader.ts'
import { encodeHeaders } from '../hpack/encoder.ts'

const defaults: Limits = {
  concurrentStreams: 100,
  headerBytes: 16_384,
  streamWindow: 65_535,
  connectionWindow: 65_535 * 2,
}

/** A frame by its parts. */
export function frame(type: number, flags: number, streamId: number, payload: Uint8Array = new Uint8Array(0)): Buffer {
  const header = Buffer.alloc(9)
  header.writeUIntBE(payload.length, 0, 3)
  header[3] = type
  header[4] = flags
  header.writeUInt32BE(streamId, 5)
  return Buffer.concat([header, payload])
}

/** A number as the payload of frames that hold one. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A setting as part of a payload. */
export function settingOf(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(6)
  bytes.writeUInt16BE(id)
  bytes.writeUInt32BE(value, 2)
  return bytes
}

const post: readonly (readonly [string, string])[] = [
  [':method', 'POST'],
  [':scheme', 'http'],
  [':path', '/a'],
]

/** A request's headers, as a frame. */
export const request = (streamId: number, { flags = flag.endHeaders as number, headers = post } = {}): Buffer =>
  frame(frameType.headers, flags, streamId, encodeHeaders(headers))

/** A connection without a socket: what is written to it arrives at once, and what it answers can be looked at. */
export class RawClient {
  readonly connection: Connection
  /** Each write, as the frames in it. */
  readonly writes: Frame[][] = []
  backlog = 0
  /** In milliseconds; stands still unless it is moved. */
  time = 0
  isEnded = false
  readonly #reader = new FrameReader(2 ** 24, (received) => this.writes.at(-1)?.push(received))

  constructor(open: Open, limits: Partial<Limits> = {}) {
    const client = this
    const transport = {
      write(bytes: Buffer) {
        client.writes.push([])
        client.#reader.push(Buffer.from(bytes))
      },
      end() {
        client.isEnded = true
      },
      get backlog() {
        return client.backlog
      },
    }
    this.connection = new Connection(transport, {
      open,
      limits: { ...defaults, ...limits },
      now: () => this.time,
    })
  }

  /** Has said hello, and heard it. */
  static async greeted(open: Open, limits?: Partial<Limits>, settings: Buffer = Buffer.alloc(0)): Promise<RawClient> {
    const client = new RawClient(open, limits)
    client.send(clientPreface, frame(frameType.settings, 0, 0, settings))
    await turn()
    client.writes.length = 0
    return client
  }

  send(...frames: readonly Buffer[]): void {
    this.connection.receive(Buffer.concat(frames))
  }

  get frames(): readonly Frame[] {
    return this.writes.flat()
  }
}

/** Resolves when this turn's work is done. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Data of a stream. */
export const data = (streamId: number, text: string, flags = 0) =>
  frame(frameType.data, flags, streamId, Buffer.from(text))
const codeOf = (payload: Buffer) =>
  Object.entries(errorCode).find(([, number]) => number === payload.readUInt32BE(payload.length === 4 ? 0 : 4))?.[0]

/** How the server took it: what it said of the connection or of a stream, or nothing. */
export function verdict({ frames }: RawClient): string {
  const last = frames.findLast(({ type }) => type === frameType.goAway || type === frameType.resetStream)
  if (last === undefined) return 'fine'
  return last.type === frameType.goAway ? `${codeOf(last.payload)}` : `${codeOf(last.payload)} on ${last.streamId}`
}

/** What marks a request that is nothing but headers. */
export const whole = { flags: flag.endHeaders | flag.endStream }
