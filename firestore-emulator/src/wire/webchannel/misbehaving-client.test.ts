import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Session, Sink, WriteStreamAnswer, WriteStreamRequest } from '../../service/service.ts'
import type { Serving } from '../serve.ts'
import { serveFake, urlOf } from '../testing/fake-service.ts'
import { added, addTarget, Stage } from '../testing/stage.ts'
import { WebChannelClient } from '../testing/web-channel-client.ts'

const logged: string[] = []
let serving: Serving | undefined
afterEach(async () => {
  await serving?.close()
  serving = undefined
  expect(logged.splice(0)).toEqual([])
})

async function stage() {
  const server = new Stage()
  serving = await serveFake({ openListen: server.open }, {}, (message) => logged.push(message))
  return { server, port: serving.port, client: new WebChannelClient(urlOf(serving), 'Listen') }
}

const targets = (server: Stage) => server.requests.map(({ targetId }) => targetId)

describe('a web channel whose client misbehaves', () => {
  test('holds back a request that overtook another one, and keeps their order', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    await client.sendAgain(client.body([addTarget(6)], 2), 0)
    expect(targets(server)).toEqual([2])
    await client.sendAgain(client.body([addTarget(4)], 1), 0)
    expect(targets(server)).toEqual([2, 4, 6])
  })

  test('takes a repeated request that holds more than it did at first', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    await client.sendAgain(client.body([addTarget(4)], 1), 0)
    await client.sendAgain(client.body([addTarget(4), addTarget(6)], 1), 0)
    expect(targets(server)).toEqual([2, 4, 6])
  })

  test('takes a request that breaks off in the middle for one that was never sent', async () => {
    const { server, client, port } = await stage()
    await client.open(addTarget(2))
    const body = client.body([addTarget(4)])
    const broken = connect(port, '127.0.0.1')
    const { pathname, search } = new URL(`${client.url}&RID=7&AID=0`)
    broken.write(`POST ${pathname}${search} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`)
    broken.write(body.slice(0, -1))
    broken.destroy()
    await once(broken, 'close')
    await client.send([addTarget(4)], 0)
    expect(targets(server)).toEqual([2, 4])
  })

  test('knows no channel that it did not open, whatever is asked of it', async () => {
    const { server, client, port } = await stage()
    await client.open(addTarget(2))
    const url = `http://127.0.0.1:${port}/google.firestore.v1.Firestore/Listen/channel?VER=8&SID=nobody`
    const answers = await Promise.all([
      fetch(`${url}&RID=rpc&AID=0&CI=0`),
      fetch(`${url}&RID=5&AID=0`, { method: 'POST', body: client.body([addTarget(4)]) }),
    ])
    for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([400, 'Error: Unknown SID'])
    expect((await fetch(`${url}&TYPE=terminate`, { method: 'POST' })).status).toBe(200)
    expect([targets(server), server.closed]).toEqual([[2], 0])
  })

  test('ends the back channel that another one replaces, and the new one begins where the client is', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    server.say(2)
    const old = client.stream(0)
    expect((await old.next()).value).toEqual([1, added(2)])
    const fresh = client.stream(0)
    expect((await fresh.next()).value).toEqual([1, added(2)])
    expect((await old.next()).done).toBe(true)
    server.say(4)
    expect((await fresh.next()).value).toEqual([2, added(4)])
    await fresh.return(undefined)
  })

  test('ends its back channel when the client terminates', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    const stream = client.stream(0)
    await stream.next()
    await client.terminate()
    expect((await stream.next()).done).toBe(true)
    expect(server.closed).toBe(1)
  })

  test('refuses a message that is too long through the channel, so that the client learns why', async () => {
    const { client } = await stage()
    await client.open(addTarget(2))
    const endless = `count=1&ofs=1&req0___data__=${'x'.repeat(48 * 1024 * 1024)}`
    await client.sendAgain(endless, 0).catch(() => {}) // it is cut off in the middle, or answered: either will do
    expect(await client.poll(0)).toMatchObject([
      [1, [{ error: { status: 'INVALID_ARGUMENT', message: expect.stringContaining('exceeds the limit') } }]],
    ])
  })

  test('keeps many channels apart', async () => {
    const heard = new Map<string, number>()
    serving = await serveFake({
      openListen: ({ database }, sink) => ({
        request({ targetId }) {
          heard.set(database.database, (heard.get(database.database) ?? 0) + targetId)
          sink.send({ kind: 'target', change: 'ADD', targetIds: [targetId] })
        },
        drained() {},
        close() {},
      }),
    })
    const url = urlOf(serving)
    const own = (i: number, targetId: number) => ({
      database: `projects/p/databases/d${i}`,
      addTarget: { targetId, documents: { documents: [`projects/p/databases/d${i}/documents/orders/o`] } },
    })
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const client = new WebChannelClient(url, 'Listen')
        await client.open(own(i, 1 + i))
        await client.send([own(i, 1000)], 0)
        return client.poll(0)
      }),
    )
    expect(answers).toEqual(
      answers.map((_, i) => [
        [1, added(1 + i)],
        [2, added(1000)],
      ]),
    )
    expect([...heard.values()].sort((a, b) => a - b)).toEqual(answers.map((_, i) => 1001 + i))
  })
})

/** What every script has its own number of bytes and of UTF-16 units for. */
const scripts = {
  latin: 'order ',
  hindi: 'ऑर्डर',
  emoji: '🛵🥭',
  surrogate: '\ud83d',
  separators: '\u2028\ufeff\u0000"\\',
}

describe('a large message', { timeout: 60_000 }, () => {
  test.each(Object.entries(scripts))('in %s goes both ways unharmed', async (_, piece) => {
    // Only what is nine times as long in a form has to prove that there is room for it.
    const size = piece === scripts.hindi ? 1_000_000 : 100_000
    const text = piece.repeat(Math.floor(size / Buffer.byteLength(piece)))
    const writes: WriteStreamRequest[] = []
    let sink: Sink<WriteStreamAnswer> | undefined
    const listen = new Stage()
    serving = await serveFake({
      openListen: listen.open,
      openWrite(_call, opened): Session<WriteStreamRequest> {
        sink = opened
        return { request: (request) => writes.push(request), drained() {}, close() {} }
      },
    })
    const database = 'projects/p/databases/d'
    const write = new WebChannelClient(urlOf(serving), 'Write')
    await write.open({ database })
    expect(sink).toBeDefined()
    const name = (i: number) => `${database}/documents/orders/o${i}`
    const updates = Array.from({ length: 9 }, (_, i) => ({
      update: { name: name(i), fields: { text: { stringValue: text } } },
    }))
    await write.send([{ streamToken: 'AA==', writes: updates }], 0)
    expect(writes[1]?.writes).toHaveLength(9)
    for (const one of writes[1]?.writes ?? []) {
      expect(one).toMatchObject({ fields: new Map([['text', { kind: 'string', value: text }]]) })
    }

    const client = new WebChannelClient(urlOf(serving), 'Listen')
    await client.open(addTarget(2))
    const document = { path: 'orders/o2', fields: new Map([['text', { kind: 'string', value: text } as const]]) }
    listen.sink?.send({
      kind: 'change',
      document: { ...document, createTime: 1, updateTime: 1 },
      targetIds: [2],
      removedTargetIds: [],
    })
    const [[, content] = [0, []]] = await client.poll(0)
    expect(content).toMatchObject([{ documentChange: { document: { fields: { text: { stringValue: text } } } } }])
  })
})
