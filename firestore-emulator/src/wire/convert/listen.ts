import { type DatabaseId, resourceName } from '../../model/path.ts'
import { invalidArgument, type StatusError, statusCodes } from '../../model/status.ts'
import type { ListenAnswer, ListenRequest, ListenTarget } from '../../service/service.ts'
import type { ProtoListenRequest, ProtoListenResponse, ProtoTarget } from '../proto/messages.ts'
import { enumNumber } from '../proto/schema.ts'
import { writeDocument } from './document.ts'
import { checkSameDatabase, readDocumentIn } from './names.ts'
import { readQuery } from './query.ts'
import { readTimestamp, writeTime } from './time.ts'

/** Reads one request of a listen stream. */
export function readListenRequest(
  database: DatabaseId,
  { addTarget, removeTarget }: ProtoListenRequest,
): ListenRequest {
  if (addTarget) return readAdd(database, addTarget)
  if (removeTarget) return { kind: 'remove', targetId: removeTarget }
  throw invalidArgument('A listen request must add or remove a target.')
}

function readAdd(database: DatabaseId, target: ProtoTarget): ListenRequest {
  const { targetId, resumeToken, readTime, expectedCount } = target
  return {
    kind: 'add',
    targetId: targetId ?? 0,
    target: readTarget(database, target),
    ...(resumeToken && resumeToken.length > 0 ? { resumeToken } : {}),
    ...(readTime ? { readTime: readTimestamp(readTime) } : {}),
    once: target.once ?? false,
    ...(expectedCount ? { expectedCount: expectedCount.value ?? 0 } : {}),
  }
}

function readTarget(database: DatabaseId, { query, documents }: ProtoTarget): ListenTarget {
  if (documents) return { documents: (documents.documents ?? []).map((name) => readDocumentIn(database, name)) }
  if (!query) throw invalidArgument('A target must have a query or documents.')
  const read = readQuery(query.parent, query.structuredQuery)
  checkSameDatabase(database, read.database, query.parent ?? '')
  return { query: read.query }
}

type TargetAnswer = Extract<ListenAnswer, { kind: 'target' }>

/** Writes one answer of a listen stream. */
export function writeListenAnswer(database: DatabaseId, answer: ListenAnswer): ProtoListenResponse {
  switch (answer.kind) {
    case 'target':
      return answer.change === 'NO_CHANGE' ? writeSnapshot(answer) : { targetChange: writeTargetChange(answer) }
    case 'change': {
      const { document, targetIds, removedTargetIds } = answer
      return {
        documentChange: {
          document: writeDocument(database, document),
          targetIds: [...targetIds],
          removedTargetIds: [...removedTargetIds],
        },
      }
    }
    case 'delete':
      return { documentDelete: writeGone(database, answer) }
    case 'remove':
      return { documentRemove: writeGone(database, answer) }
    case 'filter':
      return { filter: writeFilter(answer) }
  }
}

const snapshots = new WeakMap<TargetAnswer, ProtoListenResponse>()

/** The same message for the same snapshot: many streams hear of it. */
function writeSnapshot(answer: TargetAnswer): ProtoListenResponse {
  const known = snapshots.get(answer)
  if (known !== undefined) return known
  const message = { targetChange: writeTargetChange(answer) }
  snapshots.set(answer, message)
  return message
}

function writeTargetChange({
  change,
  targetIds,
  cause,
  resumeToken,
  readTime,
}: TargetAnswer): NonNullable<ProtoListenResponse['targetChange']> {
  return {
    // The generated types call enum values by name; on the wire they are numbers.
    targetChangeType: enumNumber('TargetChange.TargetChangeType', change) as unknown as typeof change,
    targetIds: [...targetIds],
    ...(cause ? { cause: writeStatus(cause) } : {}),
    ...(resumeToken ? { resumeToken } : {}),
    ...(readTime === undefined ? {} : { readTime: writeTime(readTime) }),
  }
}

const writeGone = (
  database: DatabaseId,
  { path, removedTargetIds, readTime }: Extract<ListenAnswer, { kind: 'delete' | 'remove' }>,
) => ({
  document: resourceName(database, path),
  removedTargetIds: [...removedTargetIds],
  readTime: writeTime(readTime),
})

function writeFilter({
  targetId,
  count,
  unchangedNames,
}: Extract<ListenAnswer, { kind: 'filter' }>): NonNullable<ProtoListenResponse['filter']> {
  if (unchangedNames === undefined) return { targetId, count }
  const { bitmap, padding, hashCount } = unchangedNames
  return { targetId, count, unchangedNames: { bits: { bitmap, padding }, hashCount } }
}

/** Writes a status as messages carry it inside. */
export const writeStatus = ({ code, message }: StatusError) => ({ code: statusCodes[code], message })
