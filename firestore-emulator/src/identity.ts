import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A number that tells one data folder's history from any other's, kept in the folder; another one each time for data in memory. */
export function identityOf(dataDir: string | undefined): bigint {
  if (dataDir === undefined) return newIdentity()
  const file = join(dataDir, 'identity')
  try {
    return BigInt(readFileSync(file, 'utf8').trim())
  } catch {
    const identity = newIdentity()
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, `${identity}\n`)
    return identity
  }
}

const newIdentity = (): bigint => randomBytes(8).readBigUInt64BE()
