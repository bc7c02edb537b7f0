import { after, groupKeyOf, spacePrefix } from '../encoding/keyspace.ts'
import type { Documents } from './documents.ts'
import type { Environment } from './environment.ts'
import { entryChanges } from './index-entries.ts'
import type { KeptIndexes } from './kept-indexes.ts'

/**
 * Compares the index entries of one database with its documents: each entry that a document should have is there and says the right thing, and
 * there are no others. Answers what is wrong, one line each.
 */
export function verifyIndexes({
  environment,
  database,
  documents,
  kept,
}: {
  readonly environment: Environment
  readonly database: number
  readonly documents: Documents
  readonly kept: KeptIndexes
}): readonly string[] {
  const problems: string[] = []
  let expected = 0
  for (const document of documents.below('')) {
    const { path } = document
    if (environment.get(groupKeyOf(database, path)) === undefined) problems.push(`${path} is not listed in its group`)
    const { added } = entryChanges(database, { path, after: document }, kept.ofDocument(path))
    const byKey = new Map(added.map((entry) => [entry.key.toString('latin1'), entry]))
    for (const { key, value } of byKey.values()) {
      const stored = environment.get(key)
      if (stored === undefined) problems.push(`${path} lacks the index entry ${key.toString('hex')}`)
      else if (!stored.equals(value))
        problems.push(`${path} has a wrong note at the index entry ${key.toString('hex')}`)
    }
    expected += byKey.size + 1
  }
  const found = countOf(environment, spacePrefix('group', database), spacePrefix('defined', database))
  if (found !== expected) problems.push(`${found} index entries are stored, but the documents make ${expected}`)
  return problems
}

/** How many keys there are from one space to another, both included. */
function countOf(environment: Environment, first: Buffer, last: Buffer): number {
  let count = 0
  for (let space = first[0] ?? 0; space <= (last[0] ?? 0); space++) {
    const prefix = Buffer.from(first)
    prefix[0] = space
    for (const _ of environment.range({ start: prefix, end: after(prefix) })) count++
  }
  return count
}
