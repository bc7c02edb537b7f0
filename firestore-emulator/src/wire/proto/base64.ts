const alphabet = /^[A-Za-z0-9+/_-]*={0,2}$/

/** Reads base64 in its plain or url-safe alphabet, padded or not; nothing when the text is neither. */
export const parseBase64 = (text: string): Uint8Array | undefined =>
  alphabet.test(text) ? Buffer.from(text, 'base64') : undefined

export const formatBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
