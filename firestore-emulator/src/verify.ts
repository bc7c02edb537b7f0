import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cannotOpen } from './cannot-open.ts'
import { StartError } from './options.ts'
import { openStore } from './storage/open-store.ts'

/** Compares every index entry of a data folder that no server has open with its documents; answers what is wrong, one line each. Changes nothing. */
export async function verifyFolder(dataDir: string): Promise<readonly string[]> {
  if (!existsSync(join(dataDir, 'data.mdb'))) throw new StartError(`There are no data in ${dataDir}.`)
  const store = await openStore({ dir: dataDir }).catch((error: unknown) => {
    throw cannotOpen(dataDir, error)
  })
  try {
    return store.verify()
  } finally {
    await store.close()
  }
}
