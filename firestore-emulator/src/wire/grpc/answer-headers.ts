import { type StatusCode, statusCodes } from '../../model/status.ts'
import { encodeHeaders } from '../http2/hpack/encoder.ts'
import type { Header } from '../http2/hpack/static-table.ts'
import { acceptedEncodings } from './compression.ts'

const begins: readonly Header[] = [
  [':status', '200'],
  ['content-type', 'application/grpc'],
]

/** What an answer begins with. */
export const answerBegins = encodeHeaders(begins)

/** What an answer ends with that went well. */
export const answerEnds = encodeHeaders([['grpc-status', '0']])

/** The same where there is nothing before it. */
export const emptyAnswer = encodeHeaders([...begins, ['grpc-status', '0']])

/** What an answer ends with that failed, or all of it, when it hasn't begun. */
export function failureHeaders(
  { code, message }: { readonly code: StatusCode; readonly message: string },
  { hasBegun }: { readonly hasBegun: boolean },
): Buffer {
  return encodeHeaders([
    ...(hasBegun ? [] : begins),
    ['grpc-status', String(statusCodes[code])],
    ['grpc-message', percentEncoded(message)],
    ...(code === 'UNIMPLEMENTED' ? [['grpc-accept-encoding', acceptedEncodings] as const] : []),
  ])
}

/** What somebody is told who speaks HTTP/2 but not gRPC. */
export const notGrpc = (status: 405 | 415): Buffer => encodeHeaders([[':status', String(status)]])

/** Texts travel as UTF-8, of which only what is printable in ASCII is sent as it is. */
function percentEncoded(text: string): string {
  if (/^[ -$&-~]*$/.test(text)) return text
  let encoded = ''
  for (const byte of Buffer.from(text)) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x25
    encoded += isPlain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return encoded
}
