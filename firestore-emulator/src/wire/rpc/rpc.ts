import type protobuf from 'protobufjs/light.js'
import type { Caller, FirestoreService, Session, Sink } from '../../service/service.ts'
import { messageType } from '../proto/schema.ts'

interface Method {
  readonly request: protobuf.Type
  readonly answer: protobuf.Type
}

/** One request, one answer. */
export interface UnaryRpc extends Method {
  readonly kind: 'unary'
  run(service: FirestoreService, caller: Caller, request: object): Promise<object>
}

/** One request, any number of answers. */
export interface StreamingRpc extends Method {
  readonly kind: 'streaming'
  run(service: FirestoreService, caller: Caller, request: object): AsyncIterable<object>
}

/** Requests and answers both flow for as long as both sides like. */
export interface DuplexRpc extends Method {
  readonly kind: 'duplex'
  open(service: FirestoreService, caller: Caller, sink: Sink<object>): Session<object>
}

export type Rpc = UnaryRpc | StreamingRpc | DuplexRpc

interface MethodNames {
  readonly request: string
  readonly answer: string
}

// The messages of a call are of the call's own types; the casts below are the one place where that is said instead of checked.

/** Describes a unary call by the names of its message types and by what it does. */
export const unary = <Request, Answer extends object>(
  names: MethodNames,
  run: (service: FirestoreService, caller: Caller, request: Request) => Promise<Answer>,
): UnaryRpc => ({
  kind: 'unary',
  request: messageType(names.request),
  answer: messageType(names.answer),
  run: (service, caller, request) => run(service, caller, request as Request),
})

/** Describes a call with a stream of answers. */
export const streaming = <Request, Answer extends object>(
  names: MethodNames,
  run: (service: FirestoreService, caller: Caller, request: Request) => AsyncIterable<Answer>,
): StreamingRpc => ({
  kind: 'streaming',
  request: messageType(names.request),
  answer: messageType(names.answer),
  run: (service, caller, request) => run(service, caller, request as Request),
})

/** Describes a call with streams in both directions. */
export const duplex = <Request, Answer extends object>(
  names: MethodNames,
  open: (service: FirestoreService, caller: Caller, sink: Sink<Answer>) => Session<Request>,
): DuplexRpc => ({
  kind: 'duplex',
  request: messageType(names.request),
  answer: messageType(names.answer),
  open: (service, caller, sink) => open(service, caller, sink) as Session<object>,
})
