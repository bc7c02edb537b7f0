import { afterEach, describe, expect, test } from 'vitest'
import { StatusError } from '../../model/status.ts'
import type { Sink, WriteStreamAnswer, WriteStreamRequest } from '../../service/service.ts'
import type { Serving } from '../serve.ts'
import { serveFake, urlOf } from '../testing/fake-service.ts'
import { added, addTarget, Stage } from '../testing/stage.ts'
import { WebChannelClient } from '../testing/web-channel-client.ts'

const database = 'projects/p/databases/d'

let serving: Serving | undefined
afterEach(async () => {
  await serving?.close()
  serving = undefined
})

async function stage() {
  const server = new Stage()
  serving = await serveFake({ openListen: server.open })
  return { server, client: new WebChannelClient(urlOf(serving), 'Listen') }
}

describe('a web channel', () => {
  test('opens with a first message and tells its version and keep-alive', async () => {
    const { server, client } = await stage()
    const handshake = await client.open(addTarget(2))
    expect(handshake).toEqual([[0, ['c', client.sid, '', 8, 14, 30000]]])
    expect(server.calls).toEqual([{ database: { project: 'p', database: 'd' }, caller: { kind: 'user', auth: null } }])
    expect(server.requests).toEqual([{ kind: 'add', targetId: 2, target: { documents: ['orders/o2'] }, once: false }])
  })

  test('takes the token from the headers in the body', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2), 'X-Goog-Api-Client:gl-js/\r\nAuthorization:Bearer owner\r\n')
    expect(server.calls.map(({ caller }) => caller)).toEqual([{ kind: 'owner', client: 'gl-js/' }])
  })

  test('streams what the server says, in order', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    server.say(2)
    const stream = client.stream(0)
    expect((await stream.next()).value).toEqual([1, added(2)])
    server.say(4)
    server.say(6)
    expect((await stream.next()).value).toEqual([2, added(4)])
    expect((await stream.next()).value).toEqual([3, added(6)])
    await stream.return(undefined)
  })

  test('says something at once on a streamed response, for clients that look for buffering proxies', async () => {
    const { client } = await stage()
    await client.open(addTarget(2))
    const stream = client.stream(0)
    expect((await stream.next()).value).toEqual([1, ['noop']])
    await stream.return(undefined)
  })

  test('ends a long poll after one batch and holds the next until there is one', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    server.say(2)
    server.say(4)
    expect(await client.poll(0)).toEqual([
      [1, added(2)],
      [2, added(4)],
    ])
    const next = client.poll(2)
    await client.send([addTarget(6)], 2)
    server.say(6)
    expect(await next).toEqual([[3, added(6)]])
  })

  test('sends again what the client did not acknowledge', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    server.say(2)
    server.say(4)
    await client.poll(0)
    expect(await client.poll(1)).toEqual([[2, added(4)]])
  })

  test('does not apply a repeated request twice, but answers it again', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    const body = client.body([addTarget(4)])
    expect(await client.sendAgain(body, 0)).toEqual([0, 0, 0])
    expect(await client.sendAgain(body, 0)).toEqual([0, 0, 0])
    expect(server.requests.map((request) => request.targetId)).toEqual([2, 4])
  })

  test('tells in answers to requests how far the back channel has come', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    server.say(2)
    const size = JSON.stringify([1, added(2)]).length
    expect(await client.send([addTarget(4)], 0)).toEqual([0, 1, size])
    expect(await client.send([addTarget(6)], 1)).toEqual([0, 1, 0])
  })

  test('asks the server to wait while a client acknowledges nothing, and to go on when it does', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    const document = {
      path: 'orders/o2',
      fields: new Map([['note', { kind: 'string', value: 'x'.repeat(500_000) } as const]]),
      createTime: 1,
      updateTime: 1,
    }
    let sent = 0
    while (server.sink?.send({ kind: 'change', document, targetIds: [2], removedTargetIds: [] })) sent += 1
    expect(sent).toBeLessThan(10)
    expect(server.drained).toBe(0)
    let acknowledged = 0
    for await (const [id] of client.stream(0)) acknowledged = id
    expect(acknowledged).toBeLessThan(sent + 1)
    await client.send([], acknowledged)
    expect(server.drained).toBe(1)
  })

  test('carries an error as a message and then lets go', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    server.sink?.end(new StatusError('PERMISSION_DENIED', 'not yours'))
    expect(await client.poll(0)).toEqual([
      [1, [{ error: { code: 403, message: 'not yours', status: 'PERMISSION_DENIED' } }]],
    ])
    expect(server.closed).toBe(1)
  })

  test('carries the refusal of a token as a message too', async () => {
    const { client } = await stage()
    await client.open(addTarget(2), 'Authorization:Bearer nonsense\r\n')
    expect(await client.poll(0)).toMatchObject([[1, [{ error: { code: 401, status: 'UNAUTHENTICATED' } }]]])
  })

  test('refuses a request that can not be read, naming what is wrong', async () => {
    const { server, client } = await stage()
    await client.open({ database, addTarget: { targetId: 2, nonsense: 1 } })
    expect(await client.poll(0)).toEqual([
      [
        1,
        [
          {
            error: {
              code: 400,
              message: `Invalid JSON payload received. Unknown name "nonsense" at 'addTarget': Cannot find field.`,
              status: 'INVALID_ARGUMENT',
            },
          },
        ],
      ],
    ])
    expect(server.requests).toEqual([])
  })

  test('refuses a target that makes no sense by itself, and goes on', async () => {
    const { server, client } = await stage()
    const parent = `${database}/documents/orders/__bad__`
    await client.open({ database, addTarget: { targetId: 2, query: { parent, structuredQuery: {} } } })
    const [arrived] = await client.poll(0)
    expect(arrived).toMatchObject([
      1,
      [{ targetChange: { targetChangeType: 'REMOVE', targetIds: [2], cause: { code: 3 } } }],
    ])
    await client.send([addTarget(4)], 1)
    expect(server.requests.map((request) => request.targetId)).toEqual([4])
    expect(server.closed).toBe(0)
  })

  test('closes the session when the client terminates, and knows it no more', async () => {
    const { server, client } = await stage()
    await client.open(addTarget(2))
    await client.terminate()
    expect(server.closed).toBe(1)
    const url = serving === undefined ? '' : urlOf(serving)
    const response = await fetch(`${url}/google.firestore.v1.Firestore/Listen/channel?VER=8&SID=${client.sid}&RID=rpc`)
    expect([response.status, await response.text()]).toEqual([400, 'Error: Unknown SID'])
  })

  test('opens write streams: tokens travel as base64', async () => {
    const heard: WriteStreamRequest[] = []
    let sink: Sink<WriteStreamAnswer> | undefined
    serving = await serveFake({
      openWrite: (_call, opened) => {
        sink = opened
        return { request: (request) => heard.push(request), drained() {}, close() {} }
      },
    })
    const client = new WebChannelClient(urlOf(serving), 'Write')
    await client.open({ database })
    sink?.send({ streamId: 's', streamToken: Buffer.from([0, 1, 255]), writeResults: [] })
    expect(await client.poll(0)).toEqual([[1, [{ streamId: 's', streamToken: 'AAH/' }]]])
    const name = `${database}/documents/orders/o1`
    await client.send(
      [{ streamToken: 'AAH_', writes: [{ update: { name, fields: { n: { integerValue: '7' } } } }] }],
      1,
    )
    expect(heard).toEqual([
      { writes: [] },
      {
        streamToken: Buffer.from([0, 1, 255]),
        writes: [
          { kind: 'set', path: 'orders/o1', fields: new Map([['n', { kind: 'integer', value: 7n }]]), transforms: [] },
        ],
      },
    ])
  })
})
