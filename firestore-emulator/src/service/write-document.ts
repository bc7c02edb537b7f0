import { randomInt } from 'node:crypto'
import type { Document } from '../model/document.ts'
import { checkId } from '../model/limits.ts'
import type { CollectionPath, DocumentPath, FieldPath } from '../model/path.ts'
import { StatusError } from '../model/status.ts'
import type { Fields } from '../model/value.ts'
import type { Precondition, Write } from '../model/write.ts'
import { commit, commitPlan } from './commit.ts'
import { masked } from './masked.ts'
import type { Surroundings } from './open-database.ts'
import type { Call } from './service.ts'

/** Creates a document that must not exist yet, under an id of its own making when none is given. */
export async function createDocument(
  around: Surroundings,
  call: Call,
  request: { collection: CollectionPath; documentId?: string; fields: Fields; mask?: readonly FieldPath[] },
): Promise<Document> {
  const { collection, documentId = autoId(), fields, mask } = request
  checkId(documentId)
  const path = `${collection}/${documentId}`
  return writeOne(around, call, {
    write: { kind: 'set', path, fields, transforms: [], precondition: { exists: false } },
    mask,
  })
}

/** Writes a document, creating it when the precondition doesn't forbid; only the masked fields when there is an update mask. */
export async function updateDocument(
  around: Surroundings,
  call: Call,
  request: {
    path: DocumentPath
    fields: Fields
    updateMask?: readonly FieldPath[]
    mask?: readonly FieldPath[]
    precondition?: Precondition
  },
): Promise<Document> {
  const { path, fields, updateMask, mask, precondition } = request
  const guarded = precondition === undefined ? {} : { precondition }
  const write: Write =
    updateMask === undefined
      ? { kind: 'set', path, fields, transforms: [], ...guarded }
      : { kind: 'patch', path, fields, mask: updateMask, transforms: [], ...guarded }
  return writeOne(around, call, { write, mask })
}

/** Deletes a document; one that isn't there is fine unless the precondition says otherwise. */
export async function deleteDocument(
  around: Surroundings,
  call: Call,
  { path, precondition }: { path: DocumentPath; precondition?: Precondition },
): Promise<void> {
  const write: Write = precondition === undefined ? { kind: 'delete', path } : { kind: 'delete', path, precondition }
  await commit(around, call, { writes: [write] })
}

async function writeOne(
  around: Surroundings,
  call: Call,
  { write, mask }: { write: Write; mask: readonly FieldPath[] | undefined },
): Promise<Document> {
  const { plan } = await commitPlan(around, call, { writes: [write] })
  const document = plan.after(write.path)
  if (document === undefined) throw new StatusError('INTERNAL', 'Internal error.')
  return masked(document, mask)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const autoId = (): string => Array.from({ length: 20 }, () => alphabet[randomInt(alphabet.length)]).join('')
