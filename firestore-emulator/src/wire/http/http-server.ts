import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { StatusError } from '../../model/status.ts'
import type { ControlService, FirestoreService } from '../../service/service.ts'
import { answerControl } from '../control/control.ts'
import { answerRest } from '../rest/rest.ts'
import { asStatus, type Log, logBug } from '../status.ts'
import { Channels } from '../webchannel/channels.ts'
import { answerCors } from './cors.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import { sendError, sendText } from './respond.ts'

/** Everything that speaks HTTP/1.1, over connections that somebody else accepted. */
export interface HttpServer {
  accept(socket: Socket): void
  close(): void
}

interface Services {
  readonly service: FirestoreService
  readonly control: ControlService
  readonly log: Log
}

// Longer than a browser keeps an idle connection, so that it never sends into one that is just being closed.
const keepAliveTimeoutMs = 120_000

export function httpServer({ service, control, log }: Services): HttpServer {
  const channels = new Channels(service, log)

  function dispatch(exchange: Exchange): Promise<void> | void {
    const { path, response } = exchange
    if (path === '/') return sendText(response, 200, 'text/plain; charset=utf-8', 'Ok\n')
    if (path.startsWith('/emulator/v1/')) return answerControl(control, exchange)
    if (path.startsWith('/google.firestore.v1.Firestore/')) return channels.answer(exchange)
    if (path.startsWith('/v1/')) return answerRest(service, exchange, log)
    throw new StatusError('NOT_FOUND', `Nothing answers at ${path}.`)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (answerCors(request, response)) return
    try {
      await dispatch(exchangeOf(request, response))
    } catch (error) {
      const status = asStatus(error)
      logBug(log, status)
      if (response.headersSent) response.destroy()
      else sendError(response, status)
    }
  }

  const server = createServer(
    { keepAliveTimeout: keepAliveTimeoutMs },
    (request, response) => void answer(request, response),
  )
  return {
    accept: (socket) => void server.emit('connection', socket),
    close() {
      channels.close()
      server.closeAllConnections()
    },
  }
}
