import { after, definedPrefix, groupKeyOf, spacePrefix } from '../encoding/keyspace.ts'
import type { Document } from '../model/document.ts'
import type { Documents } from './documents.ts'
import type { Environment } from './environment.ts'
import { definedEntries, entryChanges, type KeptIndex } from './index-entries.ts'
import type { KeptIndexes } from './kept-indexes.ts'

/**
 * Compares the index entries of one database with its documents: each entry that a document should have is there and says the right thing, and
 * there are no others. Only an index that is being built may lack some yet, and one that is being cleared away still have some. Answers what is
 * wrong, one line each.
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
  const building = new Set(kept.unfinished('building'))
  const isBuilt = ({ number }: KeptIndex) => !building.has(number)
  /** How many of its entries an index that is being built has already. */
  const begunEntries = (document: Document, indexes: readonly KeptIndex[]): number => {
    const entries = indexes.filter((index) => !isBuilt(index)).flatMap((one) => definedEntries(database, one, document))
    const present = entries.filter(({ key, value }) => environment.get(key)?.equals(value))
    return new Set(present.map(({ key }) => key.toString('latin1'))).size
  }
  let expected = 0
  for (const number of kept.unfinished('clearing'))
    expected += countWith(environment, definedPrefix(database, { number }))
  for (const document of documents.below('')) {
    const { path } = document
    if (environment.get(groupKeyOf(database, path)) === undefined) problems.push(`${path} is not listed in its group`)
    const indexes = kept.ofDocument(path)
    const { added } = entryChanges(database, { path, after: document }, indexes.filter(isBuilt))
    const byKey = new Map(added.map((entry) => [entry.key.toString('latin1'), entry]))
    for (const { key, value } of byKey.values()) {
      const stored = environment.get(key)
      if (stored === undefined) problems.push(`${path} lacks the index entry ${key.toString('hex')}`)
      else if (!stored.equals(value))
        problems.push(`${path} has a wrong note at the index entry ${key.toString('hex')}`)
    }
    expected += byKey.size + 1 + begunEntries(document, indexes)
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
    count += countWith(environment, prefix)
  }
  return count
}

function countWith(environment: Environment, prefix: Buffer): number {
  let count = 0
  for (const _ of environment.range({ start: prefix, end: after(prefix) })) count++
  return count
}
