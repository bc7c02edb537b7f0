import { StatusError } from '../model/status.ts'

/** The error as a caller may see it: anything unexpected is INTERNAL, its cause kept for the log. */
export const asStatusError = (error: unknown): StatusError =>
  error instanceof StatusError ? error : new StatusError('INTERNAL', 'Internal error.', { cause: error })
