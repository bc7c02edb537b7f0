import type protobuf from 'protobufjs/light.js'
import { StatusError } from '../../model/status.ts'
import type { FirestoreService } from '../../service/service.ts'
import { callerIn } from '../caller.ts'
import { methods } from '../rpc/methods.ts'
import type { DuplexRpc, Rpc, StreamingRpc, UnaryRpc } from '../rpc/rpc.ts'
import type { CallHandler, GrpcCall } from './grpc-call.ts'
import type { Handle } from './grpc-server.ts'
import { encodeListenResponse } from './listen-encoder.ts'

/** What every method does, by its path. */
export const handlers = (service: FirestoreService): ReadonlyMap<string, Handle> =>
  new Map(
    Object.entries<Rpc>(methods).map(([name, rpc]) => [
      `/google.firestore.v1.Firestore/${name}`,
      handler(rpc, service),
    ]),
  )

function handler(rpc: Rpc, service: FirestoreService): Handle {
  switch (rpc.kind) {
    case 'unary':
      return (call) => once(call, (request) => answerOnce(rpc, service, { call, request }))
    case 'streaming':
      return (call) => streaming(rpc, service, call)
    case 'duplex':
      return (call) => duplex(rpc, service, call)
  }
}

interface Asked {
  readonly call: GrpcCall
  readonly request: Buffer
}

async function answerOnce(rpc: UnaryRpc, service: FirestoreService, { call, request }: Asked): Promise<void> {
  try {
    const answer = await rpc.run(service, callerOf(call), decoded(rpc.request, request))
    call.send(rpc.answer.encode(answer).finish())
    call.end()
  } catch (error) {
    call.end(error)
  }
}

function streaming(rpc: StreamingRpc, service: FirestoreService, call: GrpcCall): CallHandler {
  let goOn = () => {}
  const run = async (request: Buffer) => {
    // Google's client library repeats a call that fails before any header came, whatever the error, for seconds.
    call.begin()
    try {
      for await (const answer of rpc.run(service, callerOf(call), decoded(rpc.request, request))) {
        if (call.isOver) return
        const hasRoom = call.send(rpc.answer.encode(answer).finish())
        if (hasRoom) continue
        await new Promise<void>((resolve) => {
          goOn = resolve
        })
        if (call.isOver) return
      }
      call.end()
    } catch (error) {
      call.end(error)
    }
  }
  return { ...once(call, run), cancelled: () => goOn(), drained: () => goOn() }
}

function duplex(rpc: DuplexRpc, service: FirestoreService, call: GrpcCall): CallHandler {
  const encode = encoderOf(rpc)
  const session = rpc.open(service, callerOf(call), {
    send: (answer) => call.isOver || call.send(encode(answer)),
    end: (error) => call.end(error),
  })
  return {
    message: (bytes) => session.request(decoded(rpc.request, bytes)),
    ended() {
      void (session.answered?.() ?? Promise.resolve()).then(() => {
        session.close()
        call.end()
      })
    },
    cancelled: () => session.close(),
    drained: () => session.drained(),
  }
}

/**
 * Takes the one request of a call. It is answered without waiting for the caller to say that it was the last, but not before there is room for
 * what it comes to.
 */
function once(call: GrpcCall, run: (request: Buffer) => Promise<void>): CallHandler {
  let asked = false
  return {
    message(request) {
      if (asked) throw new StatusError('INTERNAL', 'The call takes one request, and got two.')
      asked = true
      call.whenRoom(request, () => void run(request))
    },
    ended() {
      if (!asked) call.end(new StatusError('INTERNAL', 'The call takes one request, and got none.'))
    },
    cancelled() {},
    drained() {},
  }
}

const encoderOf = ({ answer }: DuplexRpc): ((message: object) => Uint8Array) =>
  answer === methods.Listen.answer ? encodeListenResponse : (message) => answer.encode(message).finish()

const callerOf = (call: GrpcCall) => callerIn(call.header, Date.now())

function decoded(type: protobuf.Type, bytes: Buffer): object {
  try {
    return type.decode(bytes)
  } catch {
    throw new StatusError('INTERNAL', `The request can't be read as a ${type.name}.`)
  }
}
