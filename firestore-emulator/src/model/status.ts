/** The gRPC status codes that Firestore answers with, https://grpc.io/docs/guides/status-codes. */
// biome-ignore format: a table
export const statusCodes = {
  CANCELLED: 1, UNKNOWN: 2, INVALID_ARGUMENT: 3, DEADLINE_EXCEEDED: 4, NOT_FOUND: 5, ALREADY_EXISTS: 6, PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8, FAILED_PRECONDITION: 9, ABORTED: 10, OUT_OF_RANGE: 11, UNIMPLEMENTED: 12, INTERNAL: 13, UNAVAILABLE: 14,
  DATA_LOSS: 15, UNAUTHENTICATED: 16,
} as const

export type StatusCode = keyof typeof statusCodes

/** The only error a caller may see: a code and a message that says what was wanted and what was found. */
export class StatusError extends Error {
  readonly code: StatusCode

  constructor(code: StatusCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StatusError'
    this.code = code
  }
}

export const invalidArgument = (message: string) => new StatusError('INVALID_ARGUMENT', message)
export const notFound = (message: string) => new StatusError('NOT_FOUND', message)
export const failedPrecondition = (message: string) => new StatusError('FAILED_PRECONDITION', message)
