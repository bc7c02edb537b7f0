import { StartError } from './options.ts'
import { diskTrouble } from './storage/disk-trouble.ts'
import { FolderInUseError } from './storage/folder-lock.ts'

/** Why a data folder can't be opened, and what to do about it. */
export function cannotOpen(dataDir: string | undefined, cause: unknown): StartError {
  if (cause instanceof FolderInUseError) return new StartError(cause.message)
  const told = diskTrouble(cause)
  const why = told instanceof Error ? told.message : String(told)
  return new StartError(`Can't open the data folder ${dataDir}: ${why.replace(/\.$/, '')}.`, { cause })
}
