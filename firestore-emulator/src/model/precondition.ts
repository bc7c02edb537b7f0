import type { Document } from './document.ts'
import { failedPrecondition, invalidArgument, notFound, StatusError } from './status.ts'
import type { CommitTime } from './timestamp.ts'
import type { Precondition } from './write.ts'

/** Throws when a precondition asks for a version that no document can have at `time`: that is malformed, whatever is stored. */
export function checkPossible(precondition: Precondition | undefined, time: CommitTime): void {
  if (precondition === undefined || !('updateTime' in precondition) || precondition.updateTime <= time) return
  throw invalidArgument(`The required base version (${precondition.updateTime}) is in the future.`)
}

/** Throws when a precondition doesn't hold of a document; `name` is its resource name, for the message. */
export function checkPrecondition(
  precondition: Precondition | undefined,
  document: Document | undefined,
  name: string,
): void {
  if (precondition === undefined) return
  if ('updateTime' in precondition) {
    const stored = document?.updateTime ?? 0
    if (stored === precondition.updateTime) return
    throw failedPrecondition(
      `the stored version (${stored}) does not match the required base version (${precondition.updateTime})`,
    )
  }
  if (precondition.exists && document === undefined) throw notFound(`No document to update: ${name}`)
  if (!precondition.exists && document !== undefined) {
    throw new StatusError('ALREADY_EXISTS', `Document already exists: ${name}`)
  }
}
