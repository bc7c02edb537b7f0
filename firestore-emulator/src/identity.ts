import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A number that tells one data folder's history from any other's, kept in the folder; another one each time for data in memory. */
export function identityOf(dataDir: string | undefined): bigint {
  if (dataDir === undefined) return newIdentity()
  const file = join(dataDir, 'identity')
  const kept = identityIn(file)
  if (kept !== undefined) return kept
  const identity = newIdentity()
  mkdirSync(dataDir, { recursive: true })
  // Whole or not at all: half a number would be another one.
  writeFileSync(`${file}.new`, `${identity}\n`, { flush: true })
  renameSync(`${file}.new`, file)
  return identity
}

function identityIn(file: string): bigint | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim()
    return /^\d+$/.test(text) ? BigInt(text) : undefined
  } catch {
    return undefined
  }
}

const newIdentity = (): bigint => randomBytes(8).readBigUInt64BE()
