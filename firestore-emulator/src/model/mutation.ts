import { getField, withField, withoutField } from './field-access.ts'
import type { CommitTime } from './timestamp.ts'
import { applyTransform } from './transform.ts'
import type { Fields, Value } from './value.ts'
import type { Write } from './write.ts'

/** What a write leaves: no fields when the document is gone or never was. One result for each transform. */
export interface Mutation {
  readonly fields: Fields | undefined
  readonly transformResults: readonly Value[]
}

/**
 * What a write makes of a document's fields (undefined: there is no document), at the time of its commit. Preconditions are checked
 * before, with `checkPrecondition`.
 */
export function applyWrite(write: Write, before: Fields | undefined, time: CommitTime): Mutation {
  switch (write.kind) {
    case 'delete':
      return { fields: undefined, transformResults: [] }
    case 'verify':
      return { fields: before, transformResults: [] }
    case 'set':
      return transformAll(write, write.fields, time)
    case 'patch':
      return transformAll(write, patched(write, before ?? new Map()), time)
  }
}

function patched(write: Extract<Write, { kind: 'patch' }>, before: Fields): Fields {
  let fields = before
  for (const path of write.mask) {
    const value = getField(write.fields, path)
    fields = value === undefined ? withoutField(fields, path) : withField(fields, path, value)
  }
  return fields
}

function transformAll(write: Extract<Write, { kind: 'set' | 'patch' }>, start: Fields, time: CommitTime): Mutation {
  let fields = start
  const transformResults: Value[] = []
  for (const transform of write.transforms) {
    const applied = applyTransform(fields, transform, time)
    fields = applied.fields
    transformResults.push(applied.result)
  }
  return { fields, transformResults }
}
