import type { Document } from '../model/document.ts'
import type { DocumentPath } from '../model/path.ts'
import { StatusError } from '../model/status.ts'
import type { CommitTime } from '../model/timestamp.ts'
import type { Hub } from './hub.ts'
import type { SharedTarget } from './shared-target.ts'
import { byPath, difference, type ViewDelta } from './view.ts'

/** What a listener missed, and how many documents its view had when it left. */
export interface CatchUp {
  readonly deltas: readonly ViewDelta[]
  readonly countThen: number
}

/**
 * What leads from a target's results at `since` to those of now, or undefined when nobody remembers so far back. Without a limit the commit log
 * tells it all; with one, who was in also depends on the others, so the old results are read again, as of then.
 */
export function catchUp(hub: Hub, target: SharedTarget, since: CommitTime): CatchUp | undefined {
  if (since > hub.time) return undefined
  const { limit, offset } = target.query
  return limit === undefined && offset === 0 ? fromLog(hub, target, since) : fromPast(hub, target, since)
}

function fromLog(hub: Hub, target: SharedTarget, since: CommitTime): CatchUp | undefined {
  const commits = hub.database.commitsSince(since)
  if (commits === undefined) return undefined
  const first = new Map<DocumentPath, Document | undefined>()
  for (const { time, changes } of commits) {
    if (time > hub.time) break
    for (const { path, before } of changes) if (!first.has(path)) first.set(path, before)
  }
  const deltas: ViewDelta[] = []
  let countThen = target.view.size
  for (const [path, before] of first) {
    const wasIn = before !== undefined && target.query.matches(before)
    const document = target.view.get(path)
    if (document !== undefined) deltas.push({ kind: 'in', path, document })
    else if (wasIn) deltas.push({ kind: 'out', path, deleted: hub.read((reader) => reader.get(path)) === undefined })
    countThen += Number(wasIn) - Number(document !== undefined)
  }
  return { deltas, countThen }
}

function fromPast(hub: Hub, target: SharedTarget, since: CommitTime): CatchUp | undefined {
  try {
    const then = byPath(hub.database.read((reader) => target.query.run(reader), since))
    const isDeleted = (path: DocumentPath) => hub.read((reader) => reader.get(path)) === undefined
    return { deltas: difference(then, byPath(target.view.documents()), isDeleted), countThen: then.size }
  } catch (error) {
    if (error instanceof StatusError && error.code === 'FAILED_PRECONDITION') return undefined
    throw error
  }
}
