import type { ServiceDefinition } from '@grpc/grpc-js'
import type protobuf from 'protobufjs/light.js'
import { methods } from '../rpc/methods.ts'
import type { Rpc } from '../rpc/rpc.ts'
import { encodeListenResponse } from './listen-encoder.ts'

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
      responseSerialize: rpc === methods.Listen ? listenEncoder : encoder(rpc.answer),
      responseDeserialize: decoder(rpc.answer),
    },
  ]),
)

function encoder(type: protobuf.Type) {
  return (message: object): Buffer => asBuffer(type.encode(message).finish())
}

function listenEncoder(message: object): Buffer {
  return asBuffer(encodeListenResponse(message))
}

/** The same bytes, under the name that grpc-js knows them by. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

function decoder(type: protobuf.Type) {
  return (bytes: Buffer): object => type.decode(bytes)
}
