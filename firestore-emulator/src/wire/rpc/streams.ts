import type { DatabaseId } from '../../model/path.ts'
import { invalidArgument } from '../../model/status.ts'
import type { Call, Session, Sink, WriteStreamRequest } from '../../service/service.ts'
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
      const session = service.openListen(
        { database, caller },
        mapped(sink, (answer) => writeListenAnswer(database, answer)),
      )
      return { ...callbacks(session), request: (message) => session.request(readListenRequest(database, message)) }
    }),
)

/** Writes one batch after the other. */
export const write = duplex<ProtoWriteRequest, ProtoWriteResponse>(
  { request: 'WriteRequest', answer: 'WriteResponse' },
  (service, caller, sink) =>
    openOnFirst<ProtoWriteRequest>(sink, (database) => {
      const call: Call = { database, caller }
      const session = service.openWrite(
        call,
        mapped(sink, ({ streamId, streamToken, writeResults, commitTime }) => ({
          ...(streamId === undefined ? {} : { streamId }),
          streamToken,
          writeResults: writeResults.map(writeWriteResult),
          ...(commitTime === undefined ? {} : { commitTime: writeTime(commitTime) }),
        })),
      )
      return { ...callbacks(session), request: (message) => session.request(readWriteRequest(database, message)) }
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

const mapped = <Answer, Message>(sink: Sink<Message>, write: (answer: Answer) => Message): Sink<Answer> => ({
  send: (answer) => sink.send(write(answer)),
  end: (error) => sink.end(error),
})

const callbacks = (session: Session<never>) => ({
  drained: () => session.drained(),
  close: () => session.close(),
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
  }
}

function checkStaysIn(opened: DatabaseId, named: DatabaseId, name: string): void {
  if (opened.project !== named.project || opened.database !== named.database) {
    throw invalidArgument(`A stream stays in the database of its first request, but was sent to "${name}".`)
  }
}
