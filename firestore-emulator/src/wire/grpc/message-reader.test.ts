import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MessageReader, prefixOf } from './message-reader.ts'

const message = fc.tuple(fc.uint8Array({ maxLength: 100 }), fc.boolean())

function framed(bytes: Uint8Array, isCompressed: boolean): Buffer {
  const prefix = prefixOf(bytes.length)
  prefix[0] = isCompressed ? 1 : 0
  return Buffer.concat([prefix, bytes])
}

describe('messages', () => {
  test('arrive as they were sent, in whatever pieces', () => {
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.nat()), (sent, cuts) => {
        const heard: [Buffer, boolean][] = []
        const reader = new MessageReader(100, (bytes, isCompressed) => heard.push([Buffer.from(bytes), isCompressed]))
        const all = Buffer.concat(sent.map(([bytes, isCompressed]) => framed(bytes, isCompressed)))
        const places = [0, ...cuts.map((cut) => cut % (all.length + 1)), all.length].sort((a, b) => a - b)
        for (const [i, place] of places.slice(1).entries()) reader.push(all.subarray(places[i], place))
        expect(heard).toEqual(sent.map(([bytes, isCompressed]) => [Buffer.from(bytes), isCompressed]))
        expect(reader.isWithin).toBe(false)
      }),
    )
  })

  test('that have begun are waited for', () => {
    const reader = new MessageReader(100, () => {})
    reader.push(framed(Buffer.from('hello'), false).subarray(0, 7))
    expect(reader.isWithin).toBe(true)
  })

  test('that are too large are refused before they are there', () => {
    const reader = new MessageReader(100, () => {})
    expect(() => reader.push(prefixOf(101))).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }))
  })
})
