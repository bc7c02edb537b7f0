import type { Socket } from 'node:net'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { FirestoreService } from '../../service/service.ts'
import type { Log } from '../status.ts'
import { definition } from './definition.ts'
import { handlers } from './handlers.ts'

/** gRPC over connections that somebody else accepted. */
export interface GrpcServer {
  accept(socket: Socket): void
  close(): void
}

// Firestore takes requests of 10 MiB; a little more, so that its own refusal is what the caller sees.
const maxRequestBytes = 16 * 1024 * 1024

export function grpcServer(service: FirestoreService, log: Log): GrpcServer {
  const server = new Server({
    'grpc.max_receive_message_length': maxRequestBytes,
    'grpc.max_send_message_length': -1,
    'grpc.max_concurrent_streams': 1_000_000,
  })
  server.addService(definition, handlers(service, log))
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure())
  return {
    accept: (socket) => injector.injectConnection(socket),
    close() {
      injector.destroy()
      server.forceShutdown()
    },
  }
}
