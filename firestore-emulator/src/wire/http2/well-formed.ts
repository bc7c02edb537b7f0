import { flag, frameType } from './codes.ts'
import { ConnectionError, StreamError } from './errors.ts'
import type { Frame } from './frame-reader.ts'

/** Whether a type of frame belongs to a stream, to the connection, or to either. */
// biome-ignore format: a table
const belongsTo: Readonly<Record<number, 'stream' | 'connection' | 'either'>> = {
  [frameType.data]: 'stream',         [frameType.headers]: 'stream',    [frameType.priority]: 'stream',
  [frameType.resetStream]: 'stream',  [frameType.continuation]: 'stream',
  [frameType.settings]: 'connection', [frameType.ping]: 'connection',   [frameType.goAway]: 'connection',
  [frameType.windowUpdate]: 'either',
}

/** Throws what RFC 9113 wants of a frame that by itself makes no sense, whatever came before it. */
export function checkWellFormed({ type, flags, streamId, payload: { length } }: Frame): void {
  if (type === frameType.pushPromise) throw new ConnectionError('PROTOCOL_ERROR', 'clients push nothing')
  const place = belongsTo[type]
  if ((place === 'stream' && streamId === 0) || (place === 'connection' && streamId !== 0)) {
    throw new ConnectionError('PROTOCOL_ERROR', `a frame of type ${type} is not for stream ${streamId}`)
  }
  if (type === frameType.priority && length !== 5) {
    throw new StreamError(streamId, 'FRAME_SIZE_ERROR', 'a priority has five bytes')
  }
  if (!hasItsSize({ type, flags, length })) {
    throw new ConnectionError('FRAME_SIZE_ERROR', `a frame of type ${type} can't have ${length} bytes`)
  }
}

function hasItsSize({ type, flags, length }: Pick<Frame, 'type' | 'flags'> & { readonly length: number }): boolean {
  switch (type) {
    case frameType.resetStream:
    case frameType.windowUpdate:
      return length === 4
    case frameType.ping:
      return length === 8
    case frameType.goAway:
      return length >= 8
    case frameType.settings:
      return flags & flag.ack ? length === 0 : length % 6 === 0
    default:
      return true
  }
}

/** A payload without its padding, and without the priority that nobody goes by. */
export function contentOf({ type, flags, payload }: Frame): Buffer {
  const content = flags & flag.padded ? unpadded(payload) : payload
  if (type !== frameType.headers || !(flags & flag.priority)) return content
  if (content.length < 5) throw new ConnectionError('FRAME_SIZE_ERROR', 'a priority is cut off')
  return content.subarray(5)
}

function unpadded(payload: Buffer): Buffer {
  const [padding] = payload
  if (padding === undefined) throw new ConnectionError('FRAME_SIZE_ERROR', 'the padding has no length')
  if (padding >= payload.length) throw new ConnectionError('PROTOCOL_ERROR', 'there is more padding than frame')
  return payload.subarray(1, payload.length - padding)
}
