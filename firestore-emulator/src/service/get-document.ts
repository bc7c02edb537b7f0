import type { Document } from '../model/document.ts'
import { type DocumentPath, type FieldPath, resourceName } from '../model/path.ts'
import { notFound } from '../model/status.ts'
import { allow } from './judge.ts'
import { masked } from './masked.ts'
import type { Surroundings } from './open-database.ts'
import { read } from './read.ts'
import type { Call, Consistency } from './service.ts'

/** Reads one document; NOT_FOUND when there is none. */
export async function getDocument(
  around: Surroundings,
  call: Call,
  { path, mask, consistency }: { path: DocumentPath; mask?: readonly FieldPath[]; consistency: Consistency },
): Promise<Document> {
  const { result } = await read(around, call, {
    consistency,
    paths: () => [path],
    look(reader) {
      const resource = reader.get(path)
      allow(around, call, { asks: [{ method: 'get', path, resource }], reader })
      return resource
    },
  })
  if (result === undefined) throw notFound(`Document "${resourceName(call.database, path)}" not found.`)
  return masked(result, mask)
}
