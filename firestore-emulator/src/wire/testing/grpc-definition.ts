import type { ServiceDefinition } from '@grpc/grpc-js'
import type protobuf from 'protobufjs/light.js'
import { methods } from '../rpc/methods.ts'
import type { Rpc } from '../rpc/rpc.ts'

/** The service as grpc-js wants it described. */
export const definition: ServiceDefinition = Object.fromEntries(
  Object.entries<Rpc>(methods).map(([name, rpc]) => [
    name,
    {
      path: `/google.firestore.v1.Firestore/${name}`,
      requestStream: rpc.kind === 'duplex',
      responseStream: rpc.kind !== 'unary',
      requestSerialize: encoder(rpc.request),
      requestDeserialize: decoder(rpc.request),
      // The answers of these are encoded before they get to grpc-js.
      responseSerialize: rpc.kind === 'duplex' ? (bytes: Buffer) => bytes : encoder(rpc.answer),
      responseDeserialize: decoder(rpc.answer),
    },
  ]),
)

function encoder(type: protobuf.Type) {
  return (message: object): Buffer => asBuffer(type.encode(message).finish())
}

/** The same bytes, under the name that grpc-js knows them by. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

function decoder(type: protobuf.Type) {
  return (bytes: Buffer): object => type.decode(bytes)
}
