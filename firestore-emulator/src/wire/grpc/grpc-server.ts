import type { Socket } from 'node:net'
import { StatusError } from '../../model/status.ts'
import { Connection, type Limits, type Open } from '../http2/connection.ts'
import { asStatus, type Log, logBug } from '../status.ts'
import { failureHeaders, notGrpc } from './answer-headers.ts'
import { type CallHandler, GrpcCall } from './grpc-call.ts'

/** Takes a call; throws when there is nothing to be done for it. */
export type Handle = (call: GrpcCall) => CallHandler

/** gRPC over connections that somebody else accepted. */
export interface GrpcServer {
  accept(socket: Socket): void
  close(): void
}

const limits: Limits = {
  concurrentStreams: 100_000,
  headerBytes: 64 * 1024,
  streamWindow: 1024 * 1024,
  connectionWindow: 16 * 1024 * 1024,
}

/** How long a client whose connection is over may take to notice. */
const farewellMs = 1000

/** Answers the calls of these paths. */
export function grpcServer(handles: ReadonlyMap<string, Handle>, log: Log): GrpcServer {
  const open = opener(handles, log)
  const connections = new Set<Connection>()
  return {
    accept(socket) {
      const connection = new Connection(transportOf(socket), { open, limits })
      connections.add(connection)
      socket.on('data', (bytes: Buffer) => connection.receive(bytes))
      socket.on('drain', () => connection.drained())
      socket.on('close', () => {
        connections.delete(connection)
        connection.close()
      })
    },
    close() {
      for (const connection of connections) connection.close()
    },
  }
}

const transportOf = (socket: Socket) => ({
  write(bytes: Buffer) {
    if (!socket.writableEnded && !socket.destroyed) socket.write(bytes)
  },
  end() {
    if (socket.destroyed) return
    socket.end()
    const impatient = setTimeout(() => socket.destroy(), farewellMs)
    socket.once('close', () => clearTimeout(impatient))
  },
  get backlog() {
    return socket.writableLength
  },
})

/** Finds out what a request is for. */
function opener(handles: ReadonlyMap<string, Handle>, log: Log): Open {
  return (stream, headers) => {
    const notOurs = headers.get(':method') !== 'POST' ? 405 : isGrpc(headers.get('content-type')) ? undefined : 415
    if (notOurs !== undefined) {
      stream.end(notGrpc(notOurs))
      return undefined
    }
    try {
      const path = headers.get(':path') ?? ''
      const handle = handles.get(path)
      if (handle === undefined) {
        throw new StatusError('UNIMPLEMENTED', `The server does not implement the method ${path}`)
      }
      return new GrpcCall(stream, headers, { handle, log })
    } catch (error) {
      const status = asStatus(error)
      logBug(log, status)
      stream.end(failureHeaders(status, { hasBegun: false }))
      return undefined
    }
  }
}

const isGrpc = (type: string | undefined): boolean => type !== undefined && /^application\/grpc(?:$|[+;])/.test(type)
