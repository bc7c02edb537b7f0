import type protobuf from 'protobufjs/light.js'
import type { ProtoDocument, ProtoListenResponse } from '../proto/messages.ts'
import { messageType } from '../proto/schema.ts'
import { toJson } from '../proto/to-json.ts'

const documentType = messageType('Document')
const documentTexts = new WeakMap<ProtoDocument, string>()

/** The JSON text of a stream's answer. A changed document is written out once, however many listeners hear of it. */
export function answerJson(type: protobuf.Type, answer: object): string {
  const { documentChange } = answer as ProtoListenResponse
  const document = documentChange?.document
  if (!documentChange || !document) return JSON.stringify(toJson(type, answer))
  const { targetIds, removedTargetIds } = documentChange
  const added = targetIds?.length ? `,"targetIds":${JSON.stringify(targetIds)}` : ''
  const removed = removedTargetIds?.length ? `,"removedTargetIds":${JSON.stringify(removedTargetIds)}` : ''
  return `{"documentChange":{"document":${documentText(document)}${added}${removed}}}`
}

function documentText(document: ProtoDocument): string {
  const known = documentTexts.get(document)
  if (known !== undefined) return known
  const text = JSON.stringify(toJson(documentType, document))
  documentTexts.set(document, text)
  return text
}
