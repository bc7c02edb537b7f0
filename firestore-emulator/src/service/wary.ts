import type { Query } from '../model/query.ts'
import type { Hazards } from './hazards.ts'
import type { FirestoreService } from './service.ts'

/** The same service, with listeners watched for how much they begin with. */
export const wary = (service: FirestoreService, hazards: Hazards): FirestoreService => ({
  ...service,
  openListen(call, sink) {
    const beginning = new Map<number, { readonly query: Query; documents: number }>()
    const session = service.openListen(call, {
      send(answer) {
        if (beginning.size === 0) return sink.send(answer)
        if (answer.kind === 'change') {
          for (const targetId of answer.targetIds) {
            const target = beginning.get(targetId)
            if (target !== undefined) target.documents++
          }
        } else if (answer.kind === 'target' && answer.change === 'CURRENT') {
          for (const targetId of answer.targetIds) {
            const target = beginning.get(targetId)
            beginning.delete(targetId)
            if (target !== undefined) hazards.listening(call.database, target.query, target.documents)
          }
        }
        return sink.send(answer)
      },
      end: (error) => sink.end(error),
    })
    return {
      request(request) {
        if (request.kind === 'add' && 'query' in request.target && request.target.query.limit === undefined) {
          beginning.set(request.targetId, { query: request.target.query, documents: 0 })
        } else if (request.kind === 'remove') {
          beginning.delete(request.targetId)
        }
        session.request(request)
      },
      drained: () => session.drained(),
      close: () => session.close(),
    }
  },
})
