import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { ControlService, FirestoreService } from '../service/service.ts'
import { grpcServer } from './grpc/grpc-server.ts'
import { handlers } from './grpc/handlers.ts'
import { httpServer } from './http/http-server.ts'
import type { Log } from './status.ts'

export interface ServeOptions {
  readonly service: FirestoreService
  readonly control: ControlService
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly log?: Log
}

export interface Serving {
  readonly host: string
  readonly port: number
  /** Ends all connections and frees the port. */
  close(): Promise<void>
}

/**
 * Serves gRPC, REST, WebChannel and control on one TCP port. Which of HTTP/2 (gRPC) and HTTP/1.1 (all others) a connection speaks shows in
 * its first bytes.
 */
export async function serve({ service, control, host, port, log = logToStderr }: ServeOptions): Promise<Serving> {
  const grpc = grpcServer(handlers(service), log)
  const http = httpServer({ service, control, log })
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    route(socket, (first) => (first.startsWith(http2Preface) ? grpc : http).accept(socket))
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    host,
    port: portOf(server.address()),
    async close() {
      const closed = once(server, 'close')
      server.close()
      grpc.close()
      http.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

const http2Preface = 'PRI'

/** Looks at a connection's first bytes and puts them back. */
function route(socket: Socket, decide: (first: string) => void, seen = Buffer.alloc(0)): void {
  socket.once('readable', () => {
    const chunk: Buffer | null = socket.read()
    if (chunk === null) return
    const start = Buffer.concat([seen, chunk])
    const first = start.toString('latin1', 0, http2Preface.length)
    if (first.length < http2Preface.length && http2Preface.startsWith(first)) return route(socket, decide, start)
    socket.unshift(start)
    decide(first)
  })
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error(`expected a TCP address, found ${address}`)
  return address.port
}

const logToStderr: Log = (message, cause) => console.error(`firestore: ${message}`, cause ?? '')
