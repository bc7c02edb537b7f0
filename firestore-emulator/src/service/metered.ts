import { StatusError } from '../model/status.ts'
import type { WriteResult } from '../model/write.ts'
import type {
  Call,
  FirestoreService,
  ListenAnswer,
  ListenRequest,
  Session,
  Sink,
  WriteStreamAnswer,
} from './service.ts'
import type { Usage, UsageCounts } from './usage.ts'

/** The same service, with everything counted that Cloud Firestore would bill. What rules read is counted where they are asked. */
export function metered(service: FirestoreService, usage: Usage): FirestoreService {
  const countRead = (call: Call) => {
    usage.of(call).queryReads++
  }
  return {
    ...service,
    async getDocument(call, request) {
      try {
        const document = await service.getDocument(call, request)
        usage.of(call).getReads++
        return document
      } catch (error) {
        if (error instanceof StatusError && error.code === 'NOT_FOUND') usage.of(call).getReads++
        throw error
      }
    },
    async *batchGetDocuments(call, request) {
      const counts = usage.of(call)
      for await (const answer of service.batchGetDocuments(call, request)) {
        if (answer.result !== undefined) counts.getReads++
        yield answer
      }
    },
    async listDocuments(call, request) {
      const answer = await service.listDocuments(call, request)
      usage.of(call).queryReads += Math.max(answer.documents.length, 1)
      return answer
    },
    async *runQuery(call, request) {
      const counts = usage.of(call)
      let reads = 0
      let answered = false
      try {
        for await (const answer of service.runQuery(call, request)) {
          answered = true
          reads += answer.skippedResults + (answer.document === undefined ? 0 : 1)
          yield answer
        }
      } finally {
        if (answered) counts.queryReads += Math.max(reads, 1)
      }
    },
    async *runAggregationQuery(call, request) {
      const counts = usage.of(call)
      for await (const answer of service.runAggregationQuery(call, request)) {
        counts.aggregationReads += Math.max(Math.ceil(answer.matched / entriesPerRead), 1)
        yield answer
      }
    },
    async partitionQuery(call, request) {
      const answer = await service.partitionQuery(call, request)
      countRead(call)
      return answer
    },
    async listCollectionIds(call, request) {
      const answer = await service.listCollectionIds(call, request)
      countRead(call)
      return answer
    },
    async createDocument(call, request) {
      const document = await service.createDocument(call, request)
      usage.of(call).writes++
      return document
    },
    async updateDocument(call, request) {
      const document = await service.updateDocument(call, request)
      usage.of(call).writes++
      return document
    },
    async deleteDocument(call, request) {
      await service.deleteDocument(call, request)
      usage.of(call).deletes++
    },
    async commit(call, request) {
      const answer = await service.commit(call, request)
      countWrites(usage.of(call), answer.writeResults)
      return answer
    },
    async batchWrite(call, writes) {
      const results = await service.batchWrite(call, writes)
      countWrites(usage.of(call), results)
      return results
    },
    openWrite(call, sink) {
      const counts = usage.of(call)
      return service.openWrite(call, {
        send(answer: WriteStreamAnswer) {
          countWrites(counts, answer.writeResults)
          return sink.send(answer)
        },
        end: (error) => sink.end(error),
      })
    },
    openListen: (call, sink) => meteredListen(service, call, { counts: usage.of(call), sink }),
  }
}

const entriesPerRead = 1000

/** A delete is the write without an update time; what failed costs nothing. */
function countWrites(counts: UsageCounts, results: readonly (WriteResult | StatusError)[]): void {
  for (const result of results) {
    if (result instanceof StatusError) continue
    if (result.updateTime === undefined) counts.deletes++
    else counts.writes++
  }
}

/** A new target costs one read at least; one that goes on where it was interrupted, only what has changed since. */
function meteredListen(
  service: FirestoreService,
  call: Call,
  { counts, sink }: { readonly counts: UsageCounts; readonly sink: Sink<ListenAnswer> },
): Session<ListenRequest> {
  const empty = new Set<number>()
  const session = service.openListen(call, {
    send(answer) {
      if (answer.kind === 'change') {
        counts.listenReads += answer.targetIds.length + answer.removedTargetIds.length
        for (const targetId of answer.targetIds) empty.delete(targetId)
      } else if (answer.kind === 'remove') {
        counts.listenReads += answer.removedTargetIds.length
      } else if (answer.kind === 'target' && answer.change === 'CURRENT') {
        for (const targetId of answer.targetIds) if (empty.delete(targetId)) counts.listenReads++
      }
      return sink.send(answer)
    },
    end: (error) => sink.end(error),
  })
  return {
    request(request) {
      if (request.kind === 'add' && request.resumeToken === undefined && request.readTime === undefined) {
        empty.add(request.targetId)
      }
      session.request(request)
    },
    drained: () => session.drained(),
    close: () => session.close(),
  }
}
