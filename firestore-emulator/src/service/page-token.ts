/** Hides a place in a listing from clients: they are to hand it back, not to read it. */
export const encodePageToken = (place: string): string => Buffer.from(place, 'utf8').toString('base64url')

/** The inverse of `encodePageToken`. */
export const decodePageToken = (token: string): string => Buffer.from(token, 'base64url').toString('utf8')
