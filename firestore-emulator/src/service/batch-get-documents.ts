import type { DocumentPath, FieldPath } from '../model/path.ts'
import { allow } from './judge.ts'
import { masked } from './masked.ts'
import type { Surroundings } from './open-database.ts'
import { read } from './read.ts'
import type { BatchGetAnswer, Call, Consistency } from './service.ts'

/** Reads several documents from one state, missing ones told as such; a denied one denies them all. */
export async function* batchGetDocuments(
  around: Surroundings,
  call: Call,
  {
    paths,
    mask,
    consistency,
  }: { paths: readonly DocumentPath[]; mask?: readonly FieldPath[]; consistency: Consistency },
): AsyncIterable<BatchGetAnswer> {
  const wanted = [...new Set(paths)]
  const { result, readTime, transaction } = await read(around, call, {
    consistency,
    paths: () => wanted,
    look(reader) {
      const found = wanted.map((path) => ({ path, document: reader.get(path) }))
      const asks = found.map(({ path, document }) => ({ method: 'get' as const, path, resource: document }))
      allow(around, call, { asks, reader })
      return found
    },
  })
  if (transaction !== undefined) yield { transaction, readTime }
  for (const { path, document } of result) {
    yield { result: document === undefined ? { missing: path } : { found: masked(document, mask) }, readTime }
  }
}
