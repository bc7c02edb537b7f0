import { describe, expect, test } from 'vitest'
import { messageType } from '../proto/schema.ts'
import { encodeListenResponse } from './listen-encoder.ts'

const type = messageType('ListenResponse')
const document = {
  name: 'projects/p/databases/d/documents/a/b',
  fields: { n: { integerValue: 7 } },
  createTime: { seconds: 1 },
}

describe('an answer of a listen stream', () => {
  test.each([
    ['a changed document', { documentChange: { document, targetIds: [1, 300], removedTargetIds: [2] } }],
    ['a document that changed for nobody', { documentChange: { document, targetIds: [], removedTargetIds: [] } }],
    ['a target', { targetChange: { targetChangeType: 3, targetIds: [1], resumeToken: Buffer.from('t') } }],
    ['a deleted document', { documentDelete: { document: document.name, removedTargetIds: [1] } }],
  ])('with %s is encoded as the library would', (_what, message) => {
    const decoded = (bytes: Uint8Array) => type.toObject(type.decode(bytes), { defaults: true, longs: String })
    expect(decoded(encodeListenResponse(message))).toEqual(decoded(type.encode(message).finish()))
  })

  test('that is a snapshot is encoded once for all who hear it', () => {
    const snapshot = { targetChange: { targetChangeType: 0, targetIds: [], resumeToken: Buffer.from('t') } }
    expect(encodeListenResponse(snapshot)).toBe(encodeListenResponse(snapshot))
    expect(type.decode(encodeListenResponse(snapshot))).toMatchObject({
      targetChange: { resumeToken: Buffer.from('t') },
    })
  })

  test('holds the same document for every listener, and its own targets', () => {
    const [one, two] = [1, 2].map((id) => encodeListenResponse({ documentChange: { document, targetIds: [id] } }))
    expect(type.decode(one ?? new Uint8Array())).toMatchObject({
      documentChange: { document: { name: document.name }, targetIds: [1] },
    })
    expect(type.decode(two ?? new Uint8Array())).toMatchObject({
      documentChange: { document: { name: document.name }, targetIds: [2] },
    })
  })
})
