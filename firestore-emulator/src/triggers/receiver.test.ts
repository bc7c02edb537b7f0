import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { httpReceiver } from './receiver.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

async function listening(answer: RequestListener): Promise<string> {
  const opened = createServer(answer)
  server = opened
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(opened.address() as AddressInfo).port}`
}

const event = { path: '/functions/projects/demo/triggers/onOrder', headers: { 'ce-id': '1' }, body: '{}' }

const outcome = (address: string | undefined, patienceMs = 10_000) =>
  httpReceiver(async () => address).deliver(event, patienceMs)

describe('a receiver', () => {
  test.each([
    ['has taken what it answers with success', (response) => response.writeHead(204).end(), 'taken'],
    ['has failed when the function throws', (response) => response.writeHead(500).end('Error'), 'failed'],
    ['has failed when the request is bad', (response) => response.writeHead(400).end(), 'failed'],
    ['does not know a function that it has not loaded', (response) => response.writeHead(404).end(), 'unknown'],
    ['is not there when it dies within the request', (response) => response.destroy(), 'unreachable'],
    [
      'has failed when it dies within its answer',
      (response) => {
        response.writeHead(200, { 'content-length': 10 }).write('hal')
        setImmediate(() => response.destroy())
      },
      'failed',
    ],
  ] satisfies readonly (readonly [string, (response: Parameters<RequestListener>[1]) => unknown, string])[])(
    '%s',
    async (_, answer, expected) => {
      expect(await outcome(await listening((_request, response) => void answer(response)))).toBe(expected)
    },
  )

  test('has failed when it hangs for longer than a function may take', async () => {
    expect(await outcome(await listening(() => {}), 50)).toBe('failed')
  })

  test('is not there when nobody listens, or nobody knows where', async () => {
    const address = await listening(() => {})
    server?.close()
    expect([await outcome(address), await outcome(undefined)]).toEqual(['unreachable', 'unreachable'])
  })
})
