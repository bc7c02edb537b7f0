import {
  type handleBidiStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  Metadata,
  type ServerErrorResponse,
  type UntypedHandleCall,
} from '@grpc/grpc-js'
import { type StatusError, statusCodes } from '../../model/status.ts'
import type { FirestoreService } from '../../service/service.ts'
import { callerIn } from '../caller.ts'
import { drainedOr } from '../drained.ts'
import { methods } from '../rpc/methods.ts'
import type { DuplexRpc, Rpc, StreamingRpc, UnaryRpc } from '../rpc/rpc.ts'
import { asStatus, type Log, logBug } from '../status.ts'
import { encodeListenResponse } from './listen-encoder.ts'
import { StreamWriter } from './stream-writer.ts'

/** What every method does, by its name. */
export const handlers = (service: FirestoreService, log: Log): Record<string, UntypedHandleCall> =>
  Object.fromEntries(Object.entries<Rpc>(methods).map(([name, rpc]) => [name, handler(rpc, service, log)]))

function handler(rpc: Rpc, service: FirestoreService, log: Log): UntypedHandleCall {
  switch (rpc.kind) {
    case 'unary':
      return unaryHandler(rpc, service, log)
    case 'streaming':
      return streamingHandler(rpc, service, log)
    case 'duplex':
      return duplexHandler(rpc, service, log)
  }
}

function unaryHandler(rpc: UnaryRpc, service: FirestoreService, log: Log): handleUnaryCall<object, object> {
  return async ({ request, metadata }, respond) => {
    try {
      respond(null, await rpc.run(service, callerOf(metadata), request))
    } catch (error) {
      respond(failure(error, log))
    }
  }
}

function streamingHandler(
  rpc: StreamingRpc,
  service: FirestoreService,
  log: Log,
): handleServerStreamingCall<object, object> {
  return async (call) => {
    // Google's client library repeats a call that fails before any header came, whatever the error, for seconds.
    call.sendMetadata(new Metadata())
    try {
      for await (const answer of rpc.run(service, callerOf(call.metadata), call.request)) {
        if (call.cancelled) return
        if (!call.write(answer)) await drainedOr('cancelled', call)
      }
      call.end()
    } catch (error) {
      call.emit('error', failure(error, log))
    }
  }
}

function duplexHandler(rpc: DuplexRpc, service: FirestoreService, log: Log): handleBidiStreamingCall<object, object> {
  const encode = encoderOf(rpc)
  return (call) => {
    let ended = false
    const writer = new StreamWriter({ write: (messages) => call.cancelled || call.write(messages) })
    const end = (error?: StatusError): void => {
      if (ended) return
      ended = true
      writer.flush()
      if (error) call.emit('error', failure(error, log))
      else call.end()
    }
    try {
      const session = rpc.open(service, callerOf(call.metadata), {
        send: (answer) => ended || call.cancelled || writer.send(encode(answer)),
        end,
      })
      call.on('data', (request) => session.request(request))
      call.on('drain', () => {
        writer.drained()
        session.drained()
      })
      call.on('cancelled', () => session.close())
      call.on('error', () => session.close())
      call.on('end', () => {
        void (session.answered?.() ?? Promise.resolve()).then(() => {
          session.close()
          end()
        })
      })
    } catch (error) {
      end(asStatus(error))
    }
  }
}

const encoderOf = ({ answer }: DuplexRpc): ((message: object) => Uint8Array) =>
  answer === methods.Listen.answer ? encodeListenResponse : (message) => answer.encode(message).finish()

const callerOf = (metadata: Metadata) => callerIn((name) => metadata.get(name)[0]?.toString(), Date.now())

function failure(error: unknown, log: Log): Partial<ServerErrorResponse> {
  const status = asStatus(error)
  logBug(log, status)
  return { code: statusCodes[status.code], details: status.message }
}
