import type { ErrorCode } from './codes.ts'

/** What the other side did makes no sense, and nothing after it can: the connection ends. */
export class ConnectionError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** One stream makes no sense; the others go on. */
export class StreamError extends Error {
  readonly streamId: number
  readonly code: ErrorCode

  constructor(streamId: number, code: ErrorCode, message: string) {
    super(message)
    this.streamId = streamId
    this.code = code
  }
}
