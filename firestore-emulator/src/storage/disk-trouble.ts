import { constants } from 'node:os'
import { type StatusCode, StatusError } from '../model/status.ts'

interface Trouble {
  /** As Node names it; LMDB says the system's number of it, or one of its own. */
  readonly codes: readonly (keyof typeof constants.errno | number)[]
  readonly status: StatusCode
  readonly says: string
}

// SDKs wait and try again after both: nothing that waits on a device is dropped because of this machine's disk.
// biome-ignore format: a table
const troubles: readonly Trouble[] = [
  { codes: ['ENOSPC', 'EDQUOT'],          status: 'RESOURCE_EXHAUSTED', says: 'The disk that holds the data folder is full: free some space on it.' },
  { codes: ['EFBIG'],                     status: 'RESOURCE_EXHAUSTED', says: 'A file of the data folder has the largest size that is allowed here: raise the limit (ulimit -f).' },
  { codes: [-30792],                      status: 'RESOURCE_EXHAUSTED', says: 'The data folder has the largest size that this system allows: remove documents, or move to a larger one.' },
  { codes: ['EROFS', 'EACCES', 'EPERM'],  status: 'UNAVAILABLE',        says: 'The data folder can only be read: make it writable again.' },
  { codes: ['EIO'],                       status: 'UNAVAILABLE',        says: 'The disk that holds the data folder took only a part: it may be full, so free some space; if it is not, it may be failing.' },
  { codes: [-30795],                      status: 'UNAVAILABLE',        says: 'The disk that holds the data folder failed in the middle of a commit: see to it, and start the server again.' },
]

/**
 * What a failure to write means to whoever wanted to commit, and what to do about it; a failure that isn't the disk's stays as it is. In either
 * case nothing of the commit was written, and what was acknowledged before is there.
 */
export function diskTrouble(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StatusError || !('code' in error)) return error
  const { code } = error
  const trouble = troubles.find(({ codes }) =>
    codes.some((known) => known === code || (typeof known === 'string' && constants.errno[known] === code)),
  )
  if (trouble === undefined) return error
  return new StatusError(
    trouble.status,
    `${trouble.says} Nothing of this was written; whatever was acknowledged is safe.`,
  )
}
