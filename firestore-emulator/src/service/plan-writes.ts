import type { Document, DocumentChange } from '../model/document.ts'
import type { Indexes } from '../model/index-definition.ts'
import { checkDocument, limits } from '../model/limits.ts'
import { applyWrite } from '../model/mutation.ts'
import { type DatabaseId, type DocumentPath, resourceName } from '../model/path.ts'
import { checkPrecondition } from '../model/precondition.ts'
import { invalidArgument, StatusError } from '../model/status.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Value } from '../model/value.ts'
import { identicalFields } from '../model/value-identity.ts'
import type { Write, WriteResult } from '../model/write.ts'
import type { Ask } from './judge.ts'

/** What one write of a batch sees and leaves. */
export interface WriteStep {
  readonly write: Write
  /** Whether an earlier write of the batch was to the same document. */
  readonly again: boolean
  readonly before: Document | undefined
  readonly after: Document | undefined
  readonly transformResults: readonly Value[]
}

/** A batch of writes, worked out against a state but not yet done. */
export interface WritePlan {
  readonly steps: readonly WriteStep[]
  /** The state after the whole batch. */
  after(path: DocumentPath): Document | undefined
  /** What really changes: writes that leave a document as it was are none. */
  readonly changes: readonly DocumentChange[]
}

/** Works out what writes would do, one after the other, at `time`. Whether they may is another question. */
export function planWrites(
  writes: readonly Write[],
  time: CommitTime,
  get: (path: DocumentPath) => Document | undefined,
): WritePlan {
  const changed = new Map<DocumentPath, Document | undefined>()
  const written = new Set<DocumentPath>()
  const after = (path: DocumentPath) => (changed.has(path) ? changed.get(path) : get(path))
  const steps = writes.map((write) => {
    const again = written.has(write.path)
    written.add(write.path)
    const step = { ...stepOf(write, after(write.path), time), again }
    if (write.kind !== 'verify') changed.set(write.path, step.after)
    return step
  })
  const changes = [...changed].map(([path, document]) => change(path, get(path), document))
  return { steps, after, changes: changes.filter(isChange) }
}

/** What a step asks of the rules: the method follows from what is done and from whether the document is there. */
export function askOf({ write, before, after }: WriteStep): Ask {
  const { path } = write
  if (write.kind === 'verify') return { method: 'get', path, resource: before }
  if (after === undefined) return { method: 'delete', path, resource: before }
  return before === undefined ? { method: 'create', path, after } : { method: 'update', path, resource: before, after }
}

/** Throws when a step's precondition doesn't hold or its document breaks a limit. */
export function checkStep(id: DatabaseId, step: WriteStep, indexes?: Indexes): void {
  const { write, before, after } = step
  const name = resourceName(id, write.path)
  checkStepPrecondition(step, name)
  if (after !== undefined && after !== before) checkDocument(write.path, after.fields, name, indexes)
}

/** A batch that contradicts itself, like updating what it just deleted, is malformed rather than unlucky. */
function checkStepPrecondition({ write, before, again }: WriteStep, name: string): void {
  try {
    checkPrecondition(write.precondition, before, name)
  } catch (error) {
    if (again && error instanceof StatusError) throw invalidArgument(error.message)
    throw error
  }
}

/** What the caller hears of a step. */
export function resultOf({ write, after, transformResults }: WriteStep): WriteResult {
  return after === undefined || write.kind === 'verify'
    ? { transformResults }
    : { updateTime: after.updateTime, transformResults }
}

/** Throws when a batch is larger than Firestore takes. */
export function checkBatch(writes: readonly Write[]): void {
  const transforms = writes.reduce((sum, write) => sum + ('transforms' in write ? write.transforms.length : 0), 0)
  if (transforms > limits.transformsPerCommit) {
    throw invalidArgument(
      `A maximum of ${limits.transformsPerCommit} field transformations is allowed in one request, but there are ${transforms}.`,
    )
  }
}

function stepOf(write: Write, before: Document | undefined, time: CommitTime): Omit<WriteStep, 'again'> {
  const { fields, transformResults } = applyWrite(write, before?.fields, time)
  if (fields === undefined) return { write, before, after: undefined, transformResults }
  if (before !== undefined && identicalFields(before.fields, fields)) {
    return { write, before, after: before, transformResults }
  }
  const after = { path: write.path, fields, createTime: before?.createTime ?? time, updateTime: time }
  return { write, before, after, transformResults }
}

function change(path: DocumentPath, before: Document | undefined, after: Document | undefined): DocumentChange {
  return { path, ...(before && { before }), ...(after && { after }) }
}

function isChange({ before, after }: DocumentChange): boolean {
  if (before === undefined || after === undefined) return before !== after
  return !identicalFields(before.fields, after.fields)
}
