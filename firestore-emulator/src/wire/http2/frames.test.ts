import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flag, frameType } from './codes.ts'
import { type Frame, FrameReader } from './frame-reader.ts'
import { FrameWriter } from './frame-writer.ts'

/** What a reader makes of bytes that come in pieces. */
function read(pieces: readonly Buffer[], largest = 16_384): readonly Frame[] {
  const frames: Frame[] = []
  const reader = new FrameReader(largest, (frame) => frames.push({ ...frame, payload: Buffer.from(frame.payload) }))
  for (const piece of pieces) reader.push(piece)
  return frames
}

/** Cuts bytes into pieces at any places. */
const pieces = (bytes: Buffer, cuts: readonly number[]): readonly Buffer[] => {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end))
}

const streamId = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const content = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes))

describe('frames', () => {
  test('arrive as they were written, in whatever pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(streamId, content)), fc.array(fc.nat()), (sent, cuts) => {
        const writer = new FrameWriter()
        for (const [id, bytes] of sent) writer.data(id, [bytes], bytes.length)
        expect(read(pieces(writer.take(), cuts))).toEqual(
          sent.map(([id, payload]) => ({ type: frameType.data, flags: 0, streamId: id, payload })),
        )
      }),
    )
  })

  test('carry parts of any sizes as the bytes that they make', () => {
    fc.assert(
      fc.property(fc.array(content), fc.integer({ min: 1, max: 500 }), (parts, largest) => {
        const writer = new FrameWriter()
        const left: Uint8Array[] = [...parts]
        let bytes = parts.reduce((sum, { length }) => sum + length, 0)
        for (; bytes > 0; bytes -= largest) writer.data(1, left, Math.min(bytes, largest))
        const payloads = read([writer.take()]).map(({ payload }) => payload)
        expect(Buffer.concat(payloads)).toEqual(Buffer.concat(parts))
        expect(payloads.every(({ length }) => length <= largest)).toBe(true)
      }),
    )
  })

  test('carry a header block that is too long for one in several', () => {
    const writer = new FrameWriter()
    const block = Buffer.from('0123456789')
    writer.headers(3, block, { largest: 4, endsStream: true })
    expect(read([writer.take()])).toEqual([
      { type: frameType.headers, flags: flag.endStream, streamId: 3, payload: Buffer.from('0123') },
      { type: frameType.continuation, flags: 0, streamId: 3, payload: Buffer.from('4567') },
      { type: frameType.continuation, flags: flag.endHeaders, streamId: 3, payload: Buffer.from('89') },
    ])
  })

  test('that are larger than agreed upon are not read', () => {
    const writer = new FrameWriter()
    writer.data(1, [Buffer.alloc(11)], 11)
    expect(() => read([writer.take()], 10)).toThrow(expect.objectContaining({ code: 'FRAME_SIZE_ERROR' }))
  })

  test('are taken once', () => {
    const writer = new FrameWriter()
    writer.settingsAck()
    expect(writer.take().length).toBe(9)
    expect([writer.size, writer.take().length]).toEqual([0, 0])
  })
})
