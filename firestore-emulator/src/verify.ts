import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './options.ts'
import { FolderInUseError } from './storage/folder-lock.ts'
import { openStore } from './storage/open-store.ts'

/** Compares every index entry of a data folder that no server has open with its documents; answers what is wrong, one line each. Changes nothing. */
export async function verifyFolder(dataDir: string): Promise<readonly string[]> {
  if (!existsSync(join(dataDir, 'data.mdb'))) throw new StartError(`There are no data in ${dataDir}.`)
  const store = await openStore({ dir: dataDir }).catch((error: unknown) => {
    throw error instanceof FolderInUseError
      ? new StartError(error.message)
      : new StartError(`Can't open the data folder ${dataDir}: ${error instanceof Error ? error.message : error}.`)
  })
  try {
    return store.verify()
  } finally {
    await store.close()
  }
}
