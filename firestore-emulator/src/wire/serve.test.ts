import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { clientPreface, frameType } from './http2/codes.ts'
import { FrameReader } from './http2/frame-reader.ts'
import type { Serving } from './serve.ts'
import { serveFake, urlOf } from './testing/fake-service.ts'

let serving: Serving | undefined
afterEach(async () => serving?.close())

/** Sends texts over one connection, each as a packet of its own, and hears the first answer. */
async function exchange(port: number, ...packets: string[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  for (const packet of packets) {
    socket.write(packet)
    await new Promise((written) => setImmediate(written))
  }
  const [answer] = await once(socket, 'data')
  socket.destroy()
  return String(answer)
}

describe('the port', () => {
  test('speaks HTTP/1.1, however its first bytes arrive', async () => {
    serving = await serveFake({})
    expect(await exchange(serving.port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(await exchange(serving.port, 'P', 'UT / HTTP/1.1\r\nHost: a\r\n\r\n')).toMatch(/^HTTP\/1\.1 /)
  })

  test('speaks HTTP/2 to those who begin with its preface, even in pieces', async () => {
    serving = await serveFake({})
    const settings = '\0\0\0\x04\0\0\0\0\0'
    const answer = await exchange(serving.port, 'P', 'R', 'I * HTTP/2.0\r\n\r\nSM\r\n\r\n', settings)
    expect(answer.charCodeAt(3)).toBe(4)
  })

  test('says farewell to those who break the rules of HTTP/2, hangs up, and serves on', async () => {
    serving = await serveFake({})
    const socket = connect(serving.port, '127.0.0.1')
    const heard: Buffer[] = []
    socket.on('data', (bytes: Buffer) => heard.push(bytes))
    const [settings, dataOnStream0] = [Buffer.alloc(9), Buffer.alloc(9)]
    settings[3] = frameType.settings
    socket.write(Buffer.concat([clientPreface, settings, dataOnStream0]))
    await once(socket, 'close')
    const types: number[] = []
    new FrameReader(16_384, ({ type }) => types.push(type)).push(Buffer.concat(heard))
    expect(types.at(-1)).toBe(frameType.goAway)
    expect((await fetch(urlOf(serving))).status).toBe(200)
  })

  test('survives connections that say nothing, and those that break off', async () => {
    serving = await serveFake({})
    const silent = connect(serving.port, '127.0.0.1')
    await once(silent, 'connect')
    silent.destroy()
    const torn = connect(serving.port, '127.0.0.1')
    await once(torn, 'connect')
    torn.write('P')
    torn.resetAndDestroy()
    expect((await fetch(urlOf(serving))).status).toBe(200)
  })

  test('is free again once closed, whoever was connected', async () => {
    const first = await serveFake({})
    const guest = connect(first.port, '127.0.0.1')
    await once(guest, 'connect')
    guest.on('error', () => {})
    await first.close()
    await expect(fetch(urlOf(first))).rejects.toThrow()
  })
})
