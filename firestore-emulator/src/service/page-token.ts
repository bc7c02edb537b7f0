import { invalidArgument } from '../model/status.ts'

const mark = 'at '

/** Hides a place in a listing from clients: they are to hand it back, not to read it. */
export const encodePageToken = (place: string): string => Buffer.from(mark + place, 'utf8').toString('base64url')

/** The inverse of `encodePageToken`; throws INVALID_ARGUMENT for what that didn't make. */
export function decodePageToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8')
  if (!text.startsWith(mark)) throw invalidArgument('Invalid page token.')
  return text.slice(mark.length)
}
