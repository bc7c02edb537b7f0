import { describe, expect, test } from 'vitest'
import { StreamWriter } from './stream-writer.ts'

/** What grpc-js puts on the wire for one write. */
function framed(message: Buffer): Buffer {
  const output = Buffer.alloc(message.byteLength + 5)
  output.writeUInt32BE(message.byteLength, 1)
  message.copy(output, 5)
  return output
}

/** What a receiver reads from the wire. */
function messagesIn(wire: Buffer): readonly string[] {
  const messages: string[] = []
  for (let at = 0; at < wire.length; ) {
    const end = at + 5 + wire.readUInt32BE(at + 1)
    messages.push(wire.toString('utf8', at + 5, end))
    at = end
  }
  return messages
}

function recorded(hasRoom = () => true) {
  const writes: (readonly string[])[] = []
  const writer = new StreamWriter({
    write(message) {
      writes.push(messagesIn(framed(message)))
      return hasRoom()
    },
  })
  return { writes, send: (text: string) => writer.send(Buffer.from(text)), writer }
}

describe('messages of a stream', () => {
  test('that are sent in one go are written together', async () => {
    const { writes, send } = recorded()
    for (const text of ['one', '', 'three']) send(text)
    expect(writes).toEqual([])
    await Promise.resolve()
    send('four')
    await Promise.resolve()
    expect(writes).toEqual([['one', '', 'three'], ['four']])
  })

  test('are written at once when they are many', () => {
    const { writes, send } = recorded()
    for (let i = 0; i < 3; i++) send('x'.repeat(40_000))
    expect(writes.map(({ length }) => length)).toEqual([2])
  })

  test('are refused from when the receiver has had enough until it has room again', () => {
    const { send, writer } = recorded(() => false)
    expect(send('x'.repeat(65_536))).toBe(false)
    expect(send('more')).toBe(false)
    writer.drained()
    expect(send('more')).toBe(true)
  })
})
