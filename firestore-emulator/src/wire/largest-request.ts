import { invalidArgument, type StatusError } from '../model/status.ts'

/** What Cloud Firestore takes in one request: a MiB more than its documentation says. */
export const largestRequest = 11 * 1024 * 1024

/** Refuses a request of more bytes than this, in Cloud Firestore's words. */
export const tooLarge = (largest: number): StatusError =>
  invalidArgument(`Request payload size exceeds the limit: ${largest} bytes.`)
