import type { Reader } from '../storage/store.ts'
import { type Judgement, ListenSession } from '../watch/listen-session.ts'
import { type Ask, judgeRead, listing } from './judge.ts'
import { liveQuery } from './live.ts'
import type { Surroundings } from './open-database.ts'
import type { Call, ListenAnswer, ListenRequest, ListenTarget, Session, Sink } from './service.ts'

/** Opens a listen stream for a caller, whose rights are judged at each target and whenever what they rest on changes. */
export function openListen(around: Surroundings, call: Call, sink: Sink<ListenAnswer>): Session<ListenRequest> {
  return new ListenSession(
    {
      hub: around.open(call.database).hub,
      epoch: around.epoch,
      judge: (target, reader) => judgeTarget(around, call, { target, reader }),
      live: (query) => liveQuery(around.queries, call.database, query),
    },
    sink,
  )
}

function judgeTarget(
  around: Surroundings,
  call: Call,
  { target, reader }: { target: ListenTarget; reader: Reader },
): Judgement {
  if ('query' in target) return judgeRead(around, call, { asks: [listing(target.query)], reader })
  const asks = target.documents.map((path): Ask => ({ method: 'get', path, resource: reader.get(path) }))
  const { refusal, reads } = judgeRead(around, call, { asks, reader })
  return { refusal, reads: call.caller.kind === 'owner' ? reads : new Set([...reads, ...target.documents]) }
}
