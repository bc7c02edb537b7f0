import { StatusError } from '../model/status.ts'

/** The one place where an error turns into what a caller may see: anything but a StatusError is our bug, told only as INTERNAL. */
export const asStatus = (error: unknown): StatusError =>
  error instanceof StatusError ? error : new StatusError('INTERNAL', 'Internal error.', { cause: error })

/** Told about errors that callers must not see in full. */
export type Log = (message: string, cause?: unknown) => void

/** Logs the cause of an error that is our bug; others are the caller's business. */
export function logBug(log: Log, error: StatusError): void {
  if (error.cause !== undefined) log(error.message, error.cause)
}
