import { clientPreface } from './codes.ts'
import { ConnectionError } from './errors.ts'

/** What a client begins with, which may come in pieces. */
export class Preface {
  #missing = clientPreface

  /** What comes after the preface. Throws when it isn't one. */
  strip(bytes: Buffer): Buffer {
    if (this.#missing.length === 0) return bytes
    const length = Math.min(bytes.length, this.#missing.length)
    if (this.#missing.compare(bytes, 0, length, 0, length) !== 0) {
      throw new ConnectionError('PROTOCOL_ERROR', 'this is not how HTTP/2 begins')
    }
    this.#missing = this.#missing.subarray(length)
    return bytes.subarray(length)
  }
}
