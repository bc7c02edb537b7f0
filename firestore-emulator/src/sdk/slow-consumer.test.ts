import { existsSync, readFileSync } from 'node:fs'
import { type ClientDuplexStream, credentials, Metadata, makeGenericClientConstructor } from '@grpc/grpc-js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Command } from '../testing/command.ts'
import { definition } from '../wire/testing/grpc-definition.ts'
import { type Arrived, WebChannelClient } from '../wire/testing/web-channel-client.ts'

const database = 'projects/demo/databases/(default)'
const listen = {
  database,
  addTarget: {
    targetId: 2,
    query: { parent: `${database}/documents`, structuredQuery: { from: [{ collectionId: 'notes' }] } },
  },
}
const documents = 8
const text = 'x'.repeat(300_000)

let server: Command
let port: number
beforeEach(async () => {
  server = Command.run('--port', '0', '--memory')
  port = await server.port()
}, 60_000)
afterEach(() => server.end('SIGKILL'))

/** Writes one of a few large documents, over and over. */
async function write(from: number, to: number): Promise<void> {
  for (let n = from; n < to; n++) {
    const url = `http://127.0.0.1:${port}/v1/${database}/documents/notes/n${n % documents}`
    const fields = { n: { integerValue: n }, text: { mapValue: { fields: { x: { stringValue: text } } } } }
    const body = JSON.stringify({ fields })
    const response = await fetch(url, { method: 'PATCH', headers: { Authorization: 'Bearer owner' }, body })
    await response.arrayBuffer()
    expect(response.status).toBe(200)
  }
}

interface Change {
  readonly documentChange?: {
    readonly document: { readonly name: string; readonly fields: { readonly n: { readonly integerValue: string } } }
  }
}

/** What a listener hears: how many changes, and the state that they lead to. */
class Heard {
  changes = 0
  readonly #state = new Map<string, number>()

  note({ documentChange }: Change): void {
    if (!documentChange) return
    this.changes += 1
    this.#state.set(documentChange.document.name.slice(-2), Number(documentChange.document.fields.n.integerValue))
  }

  isAt(last: number): boolean {
    return [...this.#state.values()].filter((n) => n > last - documents).length === documents
  }
}

/** Opens a listener that reads its first answer and then nothing, until it is asked to. */
type Listener = () => Promise<{ resume(last: number): Promise<Heard> }>

const url = () => `http://127.0.0.1:${port}`

const streaming: Listener = async () => {
  const client = new WebChannelClient(url(), 'Listen')
  await client.open(listen)
  const first = client.stream(0)
  await first.next()
  return {
    async resume(last) {
      const heard = new Heard()
      for (let stream = first, acknowledged = 0; ; stream = client.stream(acknowledged)) {
        for await (const [id, content] of stream) {
          acknowledged = id
          heard.note(content[0] as Change)
          if (heard.isAt(last)) return heard
        }
      }
    },
  }
}

const polling: Listener = async () => {
  const client = new WebChannelClient(url(), 'Listen')
  await client.open(listen)
  let [acknowledged] = lastOf(await client.poll(0))
  return {
    async resume(last) {
      const heard = new Heard()
      while (!heard.isAt(last)) {
        const batch = await client.poll(acknowledged)
        for (const [, content] of batch) heard.note(content[0] as Change)
        acknowledged = lastOf(batch)[0]
      }
      return heard
    },
  }
}

const lastOf = (batch: readonly Arrived[]): Arrived => batch.at(-1) ?? [0, []]

const grpc: Listener = async () => {
  const method = definition.Listen
  if (method === undefined) throw new Error('the service has no Listen')
  const client = new (makeGenericClientConstructor(definition, 'Firestore'))(
    `127.0.0.1:${port}`,
    credentials.createInsecure(),
  )
  const metadata = new Metadata()
  metadata.set('authorization', 'Bearer owner')
  const call: ClientDuplexStream<object, Change> = client.makeBidiStreamRequest(
    method.path,
    method.requestSerialize,
    method.responseDeserialize,
    metadata,
  )
  call.on('error', () => {}) // it is cancelled in the end
  call.write(listen)
  const answers = call[Symbol.asyncIterator]()
  await answers.next()
  return {
    async resume(last) {
      const heard = new Heard()
      while (!heard.isAt(last)) heard.note((await answers.next()).value as Change)
      call.cancel()
      client.close()
      return heard
    },
  }
}

/** Megabytes that the server has allocated; what it maps from its file doesn't count. */
function allocated(): number {
  const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8')
  return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** Enough that it can't all be in the sockets' own buffers. */
const writes = 60

describe.runIf(existsSync('/proc/self/status'))('listeners that read nothing for a while', () => {
  test('cost a few megabytes each, whatever is written meanwhile, and then hear the state as it is', async () => {
    const first = 2 * documents
    await write(0, first)
    const without = allocated()
    const listeners = await Promise.all([streaming, polling, grpc].flatMap((open) => [open(), open()]))
    await write(first, first + writes)
    // The six of them were told of 108 MB.
    expect(allocated() - without).toBeLessThan(90)
    for (const listener of listeners) {
      const heard = await listener.resume(first + writes - 1)
      expect(heard.changes).toBeLessThan(writes / 2)
    }
  }, 60_000)
})
