import type { DatabaseId } from '../../model/path.ts'
import { invalidArgument, StatusError } from '../../model/status.ts'
import type {
  Call,
  ListenAnswer,
  ListenRequest,
  Session,
  Sink,
  WriteStreamAnswer,
  WriteStreamRequest,
} from '../../service/service.ts'
import { readListenRequest, writeListenAnswer } from '../convert/listen.ts'
import { readDatabase } from '../convert/names.ts'
import { writeTime } from '../convert/time.ts'
import { readWrite, writeWriteResult } from '../convert/write.ts'
import type {
  ProtoListenRequest,
  ProtoListenResponse,
  ProtoWriteRequest,
  ProtoWriteResponse,
} from '../proto/messages.ts'
import { asStatus } from '../status.ts'
import { duplex } from './rpc.ts'

/** Follows queries and documents. */
export const listen = duplex<ProtoListenRequest, ProtoListenResponse>(
  { request: 'ListenRequest', answer: 'ListenResponse' },
  (service, caller, sink) =>
    openOnFirst<ProtoListenRequest>(sink, (database) => {
      const send = (answer: ListenAnswer) => sink.send(writeListenAnswer(database, answer))
      const numbered = numbering()
      const session = service.openListen({ database, caller }, { send, end: (error) => sink.end(error) })
      return {
        ...callbacks(session),
        request(message) {
          const request = readOrRefuse(database, numbered(message), send)
          if (request !== undefined) session.request(request)
        },
      }
    }),
)

/** Numbers the targets that come without a number; the client hears of it when they are added. */
function numbering(): (message: ProtoListenRequest) => ProtoListenRequest {
  const used = new Set<number>()
  return (message) => {
    const { addTarget } = message
    if (!addTarget) return message
    let targetId = addTarget.targetId || 1
    while (!addTarget.targetId && used.has(targetId)) targetId++
    used.add(targetId)
    return targetId === addTarget.targetId ? message : { ...message, addTarget: { ...addTarget, targetId } }
  }
}

/** A target that makes no sense is refused by itself; the stream and its other targets go on. */
function readOrRefuse(
  database: DatabaseId,
  message: ProtoListenRequest,
  send: (answer: ListenAnswer) => boolean,
): ListenRequest | undefined {
  try {
    return readListenRequest(database, message)
  } catch (cause) {
    const targetId = message.addTarget?.targetId
    if (!targetId || !(cause instanceof StatusError)) throw cause
    send({ kind: 'target', change: 'REMOVE', targetIds: [targetId], cause })
    return undefined
  }
}

/** Writes one batch after the other. */
export const write = duplex<ProtoWriteRequest, ProtoWriteResponse>(
  { request: 'WriteRequest', answer: 'WriteResponse' },
  (service, caller, sink) =>
    openOnFirst<ProtoWriteRequest>(sink, (database) => {
      const call: Call = { database, caller }
      const session = service.openWrite(call, {
        send: (answer) => sink.send(writeStreamAnswer(answer)),
        end: (error) => sink.end(error),
      })
      let greeted = false
      return {
        ...callbacks(session),
        request(message) {
          const request = readWriteRequest(database, message)
          if (!greeted && request.writes.length > 0) {
            throw invalidArgument("'writes' must not be set on an initial write request.")
          }
          greeted = true
          session.request(request)
        },
      }
    }),
)

const readWriteRequest = (
  database: DatabaseId,
  { streamId, streamToken, writes }: ProtoWriteRequest,
): WriteStreamRequest => ({
  ...(streamId ? { streamId } : {}),
  ...(streamToken && streamToken.length > 0 ? { streamToken } : {}),
  writes: (writes ?? []).map((message) => readWrite(database, message)),
})

const writeStreamAnswer = ({
  streamId,
  streamToken,
  writeResults,
  commitTime,
}: WriteStreamAnswer): ProtoWriteResponse => ({
  ...(streamId === undefined ? {} : { streamId }),
  streamToken,
  writeResults: writeResults.map(writeWriteResult),
  ...(commitTime === undefined ? {} : { commitTime: writeTime(commitTime) }),
})

const callbacks = (session: Session<never>) => ({
  drained: () => session.drained(),
  close: () => session.close(),
  ...(session.answered && { answered: () => session.answered?.() ?? Promise.resolve() }),
})

/**
 * A session that opens once its first request names the database, which later requests may leave out. A request that can't be read ends it.
 */
function openOnFirst<Request extends { readonly database?: string | null }>(
  sink: Sink<never>,
  open: (database: DatabaseId) => Session<Request>,
): Session<Request> {
  let opened: { readonly database: DatabaseId; readonly session: Session<Request> } | undefined
  let closed = false
  return {
    request(message) {
      if (closed) return
      try {
        const database = opened && !message.database ? opened.database : readDatabase(message.database)
        opened ??= { database, session: open(database) }
        checkStaysIn(opened.database, database, message.database ?? '')
        opened.session.request(message)
      } catch (error) {
        this.close()
        sink.end(asStatus(error))
      }
    },
    drained() {
      opened?.session.drained()
    },
    close() {
      closed = true
      opened?.session.close()
    },
    answered: () => opened?.session.answered?.() ?? Promise.resolve(),
  }
}

function checkStaysIn(opened: DatabaseId, named: DatabaseId, name: string): void {
  if (opened.project !== named.project || opened.database !== named.database) {
    throw invalidArgument(`A stream stays in the database of its first request, but was sent to "${name}".`)
  }
}
