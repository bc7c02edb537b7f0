import { gunzipSync, inflateSync } from 'node:zlib'
import { StatusError } from '../../model/status.ts'
import { tooLarge } from '../largest-request.ts'

/** Undoes the compression of one message, which may not become larger than this. */
type Decompress = (message: Buffer, largest: number) => Buffer

const decompressors: Readonly<Record<string, Decompress>> = {
  gzip: (message, largest) => gunzipSync(message, { maxOutputLength: largest }),
  deflate: (message, largest) => inflateSync(message, { maxOutputLength: largest }),
}

/** What a request's messages may be compressed with. */
export const acceptedEncodings = ['identity', ...Object.keys(decompressors)].join(',')

/** How to read messages of an encoding. Throws UNIMPLEMENTED when we can't. */
export function decompressorOf(encoding: string | undefined): Decompress {
  if (encoding === undefined || encoding === 'identity') return refuse
  const decompress = decompressors[encoding]
  if (decompress === undefined) {
    throw new StatusError(
      'UNIMPLEMENTED',
      `Messages with encoding "${encoding}" can't be read, only ${acceptedEncodings}.`,
    )
  }
  return (message, largest) => {
    try {
      return decompress(message, largest)
    } catch (error) {
      if (error instanceof RangeError) throw tooLarge(largest)
      throw new StatusError('INTERNAL', `A message is not what "${encoding}" makes.`)
    }
  }
}

const refuse: Decompress = () => {
  throw new StatusError('INTERNAL', 'A message is compressed, but the request names no encoding.')
}
