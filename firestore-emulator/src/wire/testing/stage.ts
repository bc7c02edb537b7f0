import type { Call, ListenAnswer, ListenRequest, Session, Sink } from '../../service/service.ts'

/** A listen stream whose server side a test plays. */
export class Stage {
  readonly requests: ListenRequest[] = []
  readonly calls: Call[] = []
  drained = 0
  closed = 0
  sink: Sink<ListenAnswer> | undefined

  readonly open = (call: Call, sink: Sink<ListenAnswer>): Session<ListenRequest> => {
    this.calls.push(call)
    this.sink = sink
    return {
      request: (request) => this.requests.push(request),
      drained: () => {
        this.drained += 1
      },
      close: () => {
        this.closed += 1
      },
    }
  }

  say(targetId: number): boolean | undefined {
    return this.sink?.send({ kind: 'target', change: 'ADD', targetIds: [targetId] })
  }
}

const database = 'projects/p/databases/d'

/** A request to watch one document. */
export const addTarget = (targetId: number) => ({
  database,
  addTarget: { targetId, documents: { documents: [`${database}/documents/orders/o${targetId}`] } },
})

/** What `say` becomes on the wire. */
export const added = (targetId: number) => [{ targetChange: { targetChangeType: 'ADD', targetIds: [targetId] } }]
