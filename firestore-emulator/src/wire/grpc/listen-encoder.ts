import protobuf from 'protobufjs/light.js'
import type { ProtoListenResponse } from '../proto/messages.ts'
import { messageType } from '../proto/schema.ts'

const responseType = messageType('ListenResponse')
const changeType = messageType('DocumentChange')
const documentType = messageType('Document')

/** The key of a field that holds a message: its number, and that a length follows. */
const keyOf = (type: protobuf.Type, field: string): number => ((type.fields[field]?.id ?? 0) << 3) | 2

const changeKey = keyOf(responseType, 'documentChange')
const documentKey = keyOf(changeType, 'document')

/**
 * Encodes an answer of a listen stream. A changed document is encoded once, however many listeners hear of it; around it stands what differs
 * from one to the other. So is a snapshot, in which nothing does.
 */
export function encodeListenResponse(message: object): Uint8Array {
  const { documentChange, targetChange } = message as ProtoListenResponse
  if (targetChange && !targetChange.targetChangeType) return snapshotBytes(message)
  const { document, ...others } = documentChange ?? {}
  if (!document) return responseType.encode(message).finish()
  const writer = protobuf.Writer.create().uint32(changeKey).fork().uint32(documentKey).bytes(documentBytes(document))
  return changeType.encode(others, writer).ldelim().finish()
}

const documentBytes = encodedOnce(documentType)
const snapshotBytes = encodedOnce(responseType)

/** Encodes messages of `type`, each of them once, however many ask for it. */
function encodedOnce(type: protobuf.Type): (message: object) => Uint8Array {
  const known = new WeakMap<object, Uint8Array>()
  return (message) => {
    const before = known.get(message)
    if (before !== undefined) return before
    const bytes = type.encode(message).finish()
    known.set(message, bytes)
    return bytes
  }
}
