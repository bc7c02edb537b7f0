import { once } from 'node:events'
import { type Client, credentials, Metadata, makeGenericClientConstructor, type ServiceError } from '@grpc/grpc-js'
import { afterEach, describe, expect, test } from 'vitest'
import { StatusError } from '../../model/status.ts'
import type { Call, ListenAnswer, Sink } from '../../service/service.ts'
import { deferred } from '../../util/deferred.ts'
import type { ProtoDocument } from '../proto/messages.ts'
import type { Serving } from '../serve.ts'
import { serveFake } from '../testing/fake-service.ts'
import { definition } from '../testing/grpc-definition.ts'

const FirestoreClient = makeGenericClientConstructor(definition, 'Firestore')
const root = 'projects/p/databases/(default)/documents'
const database = { project: 'p', database: '(default)' }

let serving: Serving | undefined
let client: Client | undefined
afterEach(async () => {
  client?.close()
  await serving?.close()
})

async function connect(...fake: Parameters<typeof serveFake>): Promise<Client> {
  serving = await serveFake(...fake)
  client = new FirestoreClient(`127.0.0.1:${serving.port}`, credentials.createInsecure())
  return client
}

function unary(to: Client, method: string, request: object, metadata = new Metadata()): Promise<object> {
  const { path, requestSerialize, responseDeserialize } = definition[method] ?? never()
  return new Promise((resolve, reject) => {
    to.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, metadata, (error, answer) =>
      error ? reject(error) : resolve(answer ?? {}),
    )
  })
}

const never = (): never => {
  throw new Error('no such method')
}

async function streamed(to: Client, method: string, request: object): Promise<object[]> {
  const { path, requestSerialize, responseDeserialize } = definition[method] ?? never()
  const call = to.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request)
  const answers: object[] = []
  for await (const answer of call) answers.push(answer)
  return answers
}

function duplex(to: Client, method: string) {
  const { path, requestSerialize, responseDeserialize } = definition[method] ?? never()
  return to.makeBidiStreamRequest<object, object>(path, requestSerialize, responseDeserialize)
}

describe('a unary call', () => {
  test('carries the document both ways', async () => {
    const order = {
      path: 'orders/o1',
      fields: new Map([['n', { kind: 'integer', value: 2n ** 60n } as const]]),
      createTime: 5,
      updateTime: 1_500_000,
    }
    const to = await connect({ getDocument: async () => order })
    const answer = (await unary(to, 'GetDocument', { name: `${root}/orders/o1` })) as ProtoDocument
    expect(answer.name).toBe(`${root}/orders/o1`)
    expect(answer.fields?.n?.integerValue?.toString()).toBe('1152921504606846976')
    expect(answer.updateTime).toMatchObject({ seconds: expect.objectContaining({ low: 1 }), nanos: 500_000_000 })
  })

  test('tells the service who calls and which database', async () => {
    const calls: Call[] = []
    const to = await connect({
      rollback: async (call) => {
        calls.push(call)
      },
    })
    const metadata = new Metadata()
    metadata.set('authorization', 'Bearer owner')
    await unary(to, 'Rollback', { database: 'projects/p/databases/(default)', transaction: Buffer.from('t') }, metadata)
    expect(calls).toEqual([{ database, caller: { kind: 'owner' } }])
  })

  test('fails with the code and text of the refusal', async () => {
    const to = await connect({
      commit: async () => {
        throw new StatusError('ABORTED', 'too much contention')
      },
    })
    const failed: ServiceError = await unary(to, 'Commit', { database: 'projects/p/databases/(default)' }).catch(
      (error) => error,
    )
    expect([failed.code, failed.details]).toEqual([10, 'too much contention'])
  })

  test('fails as INTERNAL on a bug, which is logged and not told', async () => {
    const logged: unknown[] = []
    const bug = new TypeError('secret')
    const to = await connect(
      {
        commit: async () => {
          throw bug
        },
      },
      {},
      (_message, cause) => logged.push(cause),
    )
    const failed: ServiceError = await unary(to, 'Commit', { database: 'projects/p/databases/(default)' }).catch(
      (error) => error,
    )
    expect([failed.code, failed.details]).toEqual([13, 'Internal error.'])
    expect(logged).toEqual([bug])
  })

  test('refuses names that can not be', async () => {
    const to = await connect({})
    const failed: ServiceError = await unary(to, 'GetDocument', { name: `${root}/orders/__o1__` }).catch(
      (error) => error,
    )
    expect([failed.code, failed.details]).toEqual([3, 'Resource id "__o1__" is invalid because it is reserved.'])
  })
})

describe('a call with a stream of answers', () => {
  test('delivers them all, in order', async () => {
    const to = await connect({
      async *batchGetDocuments(_call, { paths }) {
        for (const missing of paths) yield { result: { missing }, readTime: 7 }
      },
    })
    const documents = Array.from({ length: 100 }, (_, i) => `${root}/orders/o${i}`)
    const answers = await streamed(to, 'BatchGetDocuments', { database: 'projects/p/databases/(default)', documents })
    expect(answers.map((answer) => Reflect.get(answer, 'missing'))).toEqual(documents)
  })
})

describe('a listen stream', () => {
  test('carries answers, holds back for slow readers and hears the client leave', async () => {
    const closed = deferred<void>()
    let sink: Sink<ListenAnswer> | undefined
    const to = await connect({
      openListen: (_call, opened) => {
        sink = opened
        const request = () => opened.send({ kind: 'target', change: 'ADD', targetIds: [1] })
        return { request, drained() {}, close: () => closed.resolve() }
      },
    })
    const call = duplex(to, 'Listen')
    call.on('error', () => {})
    call.write({ database: 'projects/p/databases/(default)', removeTarget: 1 })
    const [answer] = await once(call, 'data')
    expect(answer).toMatchObject({ targetChange: { targetChangeType: 1, targetIds: [1] } })
    let sent = 0
    while (sink?.send({ kind: 'target', change: 'NO_CHANGE', targetIds: [], readTime: sent })) sent += 1
    expect(sent).toBeLessThan(100_000)
    call.cancel()
    await closed.promise
  })

  test('ends well when the client has said all, once what it asked is answered', async () => {
    const answered = deferred<void>()
    const to = await connect({
      openListen: (_call, sink) => ({
        request() {},
        drained() {},
        close() {},
        answered: async () => {
          await answered.promise
          sink.send({ kind: 'target', change: 'NO_CHANGE', targetIds: [], readTime: 1 })
        },
      }),
    })
    const call = duplex(to, 'Listen')
    call.end({ database: 'projects/p/databases/(default)', removeTarget: 1 })
    answered.resolve()
    const answers: object[] = []
    for await (const answer of call) answers.push(answer)
    expect(answers).toHaveLength(1)
  })

  test('is gone when its connection is', async () => {
    const [opened, closed] = [deferred<void>(), deferred<void>()]
    const to = await connect({
      openListen: () => ({ request: () => opened.resolve(), drained() {}, close: () => closed.resolve() }),
    })
    const call = duplex(to, 'Listen')
    call.write({ database: 'projects/p/databases/(default)', removeTarget: 1 })
    const failed = once(call, 'error')
    await opened.promise
    await serving?.close()
    await closed.promise
    expect((await failed)[0]).toMatchObject({ code: 14 })
  })

  test('ends with the error that the session ended with', async () => {
    const to = await connect({
      openListen: (_call, sink) => ({
        request: () => sink.end(new StatusError('PERMISSION_DENIED', 'not yours')),
        drained() {},
        close() {},
      }),
    })
    const call = duplex(to, 'Listen')
    call.write({ database: 'projects/p/databases/(default)', removeTarget: 1 })
    const [failed] = await once(call, 'error')
    expect([failed.code, failed.details]).toEqual([7, 'not yours'])
  })
})
