import { type Client, credentials, Metadata, makeGenericClientConstructor } from '@grpc/grpc-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningEmulator } from '../options.ts'
import { startFirestoreEmulator } from '../server.ts'
import { definition } from '../wire/testing/grpc-definition.ts'

const database = 'projects/demo-streams/databases/(default)'
const FirestoreClient = makeGenericClientConstructor(definition, 'Firestore')

let emulator: RunningEmulator
let client: Client
beforeAll(async () => {
  emulator = await startFirestoreEmulator({ port: 0 })
  client = new FirestoreClient(`127.0.0.1:${emulator.port}`, credentials.createInsecure())
})
afterAll(async () => {
  client.close()
  await emulator.stop()
})

function open(method: 'Write' | 'Listen') {
  const rpc = definition[method]
  if (rpc === undefined) throw new Error(`no ${method}`)
  const metadata = new Metadata()
  metadata.set('authorization', 'Bearer owner')
  return client.makeBidiStreamRequest<object, object>(rpc.path, rpc.requestSerialize, rpc.responseDeserialize, metadata)
}

/** Every answer until the server ends the stream; its error is the last one. */
async function answersOf(call: AsyncIterable<object>): Promise<unknown[]> {
  const answers: unknown[] = []
  try {
    for await (const answer of call) answers.push(answer)
  } catch (error) {
    answers.push(error)
  }
  return answers
}

const write = (id: string) => ({ update: { name: `${database}/documents/c/${id}`, fields: {} } })

describe('a raw write stream', () => {
  test('answers all batches of a client that has stopped asking', async () => {
    const call = open('Write')
    call.write({ database })
    for (const id of ['1', '2', '3']) call.write({ writes: [write(id)] })
    call.end()
    const [greeting, ...batches] = await answersOf(call)
    expect(greeting).toMatchObject({ streamId: expect.any(String) })
    expect(batches).toEqual([1, 2, 3].map(() => expect.objectContaining({ writeResults: [expect.anything()] })))
  })

  test('takes no writes before it has greeted', async () => {
    const call = open('Write')
    call.write({ database, writes: [write('early')] })
    expect(await answersOf(call)).toEqual([
      expect.objectContaining({ code: 3, details: "'writes' must not be set on an initial write request." }),
    ])
  })
})

describe('a raw listen stream', () => {
  test('numbers the targets that come without a number', async () => {
    const call = open('Listen')
    const heard = answersOf(call)
    const documents = { documents: [`${database}/documents/c/none`] }
    for (const targetId of [1, 0, 5, 0]) call.write({ database, addTarget: { documents, targetId, once: true } })
    const added = new Set<number>()
    await new Promise<void>((resolve) => {
      call.on('data', ({ targetChange }: { targetChange?: { targetChangeType?: unknown; targetIds?: number[] } }) => {
        for (const id of targetChange?.targetIds ?? []) added.add(id)
        if (added.size === 4) resolve()
      })
    })
    call.end()
    await heard
    expect([...added].sort()).toEqual([1, 2, 3, 5])
  })
})
