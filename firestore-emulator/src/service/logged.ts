import type { Query } from '../model/query.ts'
import { StatusError } from '../model/status.ts'
import type { Write } from '../model/write.ts'
import type { Call, Caller, FirestoreService, ListenAnswer, ListenRequest, Session, Sink } from './service.ts'

/** Where lines go, and what measures them, in milliseconds. */
export interface RequestLog {
  now(): number
  write(line: string): void
}

/**
 * The same service, with a line for each request: who, what, how it went and how long it took; for a denial, the rule that decided. A
 * listener has a line for each target that begins or is refused.
 */
export function logged(service: FirestoreService, log: RequestLog): FirestoreService {
  const one = async <T>(call: Call, what: string, work: () => Promise<T>, result: (value: T) => string = ok) => {
    const line = begin(log, call, what)
    try {
      const value = await work()
      line(result(value))
      return value
    } catch (error) {
      line(trouble(error))
      throw error
    }
  }
  async function* many<T>(call: Call, what: string, answers: AsyncIterable<T>, isResult: (answer: T) => boolean) {
    const line = begin(log, call, what)
    let results = 0
    let outcome = 'cancelled'
    try {
      for await (const answer of answers) {
        if (isResult(answer)) results++
        yield answer
      }
      outcome = `OK ${results}`
    } catch (error) {
      outcome = trouble(error)
      throw error
    } finally {
      line(outcome)
    }
  }
  return {
    getDocument: (call, request) => one(call, `get ${request.path}`, () => service.getDocument(call, request)),
    listDocuments: (call, request) =>
      one(
        call,
        `list ${below(request.parent, request.collectionId)}`,
        () => service.listDocuments(call, request),
        ({ documents }) => `OK ${documents.length}`,
      ),
    createDocument: (call, request) =>
      one(call, `create ${request.collection}`, () => service.createDocument(call, request)),
    updateDocument: (call, request) => one(call, `update ${request.path}`, () => service.updateDocument(call, request)),
    deleteDocument: (call, request) => one(call, `delete ${request.path}`, () => service.deleteDocument(call, request)),
    batchGetDocuments: (call, request) =>
      many(
        call,
        `get ${few(request.paths)}`,
        service.batchGetDocuments(call, request),
        ({ result }) => result !== undefined,
      ),
    beginTransaction: (call, options) => one(call, 'begin', () => service.beginTransaction(call, options)),
    commit: (call, request) => one(call, `commit ${writesIn(request.writes)}`, () => service.commit(call, request)),
    rollback: (call, transaction) => one(call, 'rollback', () => service.rollback(call, transaction)),
    runQuery: (call, request) =>
      many(
        call,
        `query ${nameOf(request.query)}`,
        service.runQuery(call, request),
        ({ document }) => document !== undefined,
      ),
    runAggregationQuery: (call, request) =>
      many(call, `aggregate ${nameOf(request.query)}`, service.runAggregationQuery(call, request), () => true),
    partitionQuery: (call, request) =>
      one(call, `partition ${nameOf(request.query)}`, () => service.partitionQuery(call, request)),
    listCollectionIds: (call, request) =>
      one(call, `collections of /${request.parent}`, () => service.listCollectionIds(call, request)),
    batchWrite: (call, writes) =>
      one(
        call,
        `write ${writesIn(writes)}`,
        () => service.batchWrite(call, writes),
        (results) => trouble(results.find((result) => result instanceof StatusError)),
      ),
    openWrite(call, sink) {
      const waiting: ((outcome: string) => void)[] = []
      const session = service.openWrite(call, {
        send(answer) {
          if (answer.writeResults.length > 0) waiting.shift()?.(ok())
          return sink.send(answer)
        },
        end(error) {
          for (const line of waiting.splice(0)) line(error === undefined ? 'cancelled' : trouble(error))
          sink.end(error)
        },
      })
      return {
        request(request) {
          if (request.writes.length > 0) waiting.push(begin(log, call, `commit ${writesIn(request.writes)}`))
          session.request(request)
        },
        drained: () => session.drained(),
        close: () => session.close(),
      }
    },
    openListen: (call, sink) => loggedListen(service, log, { call, sink }),
  }
}

function loggedListen(
  service: FirestoreService,
  log: RequestLog,
  { call, sink }: { readonly call: Call; readonly sink: Sink<ListenAnswer> },
): Session<ListenRequest> {
  const open = new Map<number, { readonly what: string; line: ((outcome: string) => void) | undefined }>()
  const session = service.openListen(call, {
    send(answer) {
      if (answer.kind === 'target' && (answer.change === 'CURRENT' || answer.cause !== undefined)) {
        for (const targetId of answer.targetIds) {
          const target = open.get(targetId)
          if (target === undefined) continue
          const line = target.line ?? (answer.cause && begin(log, call, target.what))
          line?.(trouble(answer.cause))
          if (answer.cause === undefined) target.line = undefined
          else open.delete(targetId)
        }
      }
      return sink.send(answer)
    },
    end: (error) => sink.end(error),
  })
  return {
    request(request) {
      if (request.kind === 'remove') open.delete(request.targetId)
      else {
        const { target } = request
        const what = `listen ${'query' in target ? nameOf(target.query) : few(target.documents)}`
        open.set(request.targetId, { what, line: begin(log, call, what) })
      }
      session.request(request)
    },
    drained: () => session.drained(),
    close: () => session.close(),
  }
}

/** Starts the clock; the answer writes the line, which stays one whatever ids hold. */
function begin(log: RequestLog, { caller, database }: Call, what: string): (outcome: string) => void {
  const started = log.now()
  return (outcome) => {
    const place = database.database === '(default)' ? database.project : `${database.project}/${database.database}`
    const line = `${place} ${who(caller)} ${what} ${outcome} ${(log.now() - started).toFixed(1)} ms`
    log.write(line.replace(/\s+/g, ' '))
  }
}

function who(caller: Caller): string {
  if (caller.kind === 'owner') return 'owner'
  return caller.auth === null ? 'nobody' : `user ${caller.auth.uid}`
}

const ok = (): string => 'OK'

/** The code; for a denial, also what Google's emulator says of it, and the first sub-expression that failed. */
function trouble(error: unknown): string {
  if (error === undefined) return ok()
  if (!(error instanceof StatusError)) return 'INTERNAL'
  const [summary = '', , blame = ''] = error.message.trim().split('\n')
  if (error.code !== 'PERMISSION_DENIED') return `${error.code} (${summary})`
  return `${error.code} (${[summary, blame.trim()].filter((part) => part !== '').join(': ')})`
}

const below = (parent: string, id: string): string => (parent === '' ? id : `${parent}/${id}`)

const nameOf = ({ parent, collectionId = '*', allDescendants }: Query): string =>
  allDescendants ? `${below(parent, `**/${collectionId}`)}` : below(parent, collectionId)

const few = (paths: readonly string[]): string =>
  paths.length <= 3 ? paths.join(' ') : `${paths.slice(0, 3).join(' ')} and ${paths.length - 3} more`

const writesIn = (writes: readonly Write[]): string => few(writes.map(({ kind, path }) => `${kind} ${path}`))
