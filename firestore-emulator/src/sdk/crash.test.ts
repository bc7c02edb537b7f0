import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteApp, initializeApp } from 'firebase-admin/app'
import { getFirestore } from 'firebase-admin/firestore'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Command } from '../testing/command.ts'
import { verifyFolder } from '../verify.ts'

const project = 'demo-crash'
const database = `projects/${project}/databases/(default)`
const headers = { Authorization: 'Bearer owner' }

/** One who commits batches, each a step further: both counters, and an entry. Never repeats one, so at most one is in doubt. */
interface Writer {
  readonly name: string
  asked: number
  acknowledged: number
}

/** Stands where the functions emulator is, and is killed now and then in the middle of a request itself. */
class Functions {
  readonly counters = new Map<string, number[]>()
  readonly entries = new Set<string>()
  readonly #server: Server
  #requests = 0
  #wake = () => {}

  constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
      const turn = ++this.#requests % 40
      if (turn === 3) return void request.socket.destroy()
      if (turn === 17) return void response.writeHead(500).end()
      this.#note(request.headers['ce-document'], Buffer.concat(chunks).toString())
      if (turn === 29) return void request.socket.destroy()
      response.writeHead(200).end()
      this.#wake()
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async until(enough: () => boolean): Promise<void> {
    while (!enough()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #note(document: unknown, body: string): void {
    if (typeof document === 'string') {
      this.entries.add(document.replace('entries/', ''))
      return
    }
    const { value } = (
      JSON.parse(body) as { data: { value: { name: string; fields: { n: { integerValue: string } } } } }
    ).data
    const id = value.name.slice(value.name.lastIndexOf('/') + 1)
    this.counters.set(id, [...(this.counters.get(id) ?? []), Number(value.fields.n.integerValue)])
  }
}

let folder: string
let server: Command
let functions: Functions
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'))
  functions = new Functions()
})
afterEach(async () => {
  functions.close()
  await server.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const set = (path: string, n: number) => ({
  update: { name: `${database}/documents/${path}`, fields: { n: { integerValue: n } } },
})

async function commit(port: number, { name, asked }: Writer): Promise<boolean> {
  const writes = [
    set(`counters/${name}-left`, asked),
    set(`counters/${name}-right`, asked),
    set(`entries/${name}-${asked}`, asked),
  ]
  const url = `http://127.0.0.1:${port}/v1/${database}/documents:commit`
  return fetch(url, { method: 'POST', headers, body: JSON.stringify({ writes }) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Writes until the connection breaks. */
async function write(port: number, writer: Writer, acknowledged: () => void): Promise<void> {
  for (;;) {
    writer.asked++
    if (!(await commit(port, writer))) return
    writer.acknowledged = writer.asked
    acknowledged()
  }
}

/** Lets all of them write, and kills the server after so many acknowledgements. */
async function killedAfter(enough: number, writers: readonly Writer[]): Promise<void> {
  const port = await server.port()
  let count = 0
  const acknowledged = () => {
    if (++count === enough) server.process.kill('SIGKILL')
  }
  await Promise.all(writers.map((writer) => write(port, writer, acknowledged)))
  await server.exited()
}

async function stored(collection: string): Promise<ReadonlyMap<string, number>> {
  const url = `http://127.0.0.1:${await server.port()}/v1/${database}/documents/${collection}?pageSize=100000`
  const { documents = [] } = (await (await fetch(url, { headers })).json()) as {
    documents?: readonly { name: string; fields: { n: { integerValue: string } } }[]
  }
  return new Map(
    documents.map(({ name, fields }) => [name.slice(name.lastIndexOf('/') + 1), Number(fields.n.integerValue)]),
  )
}

async function register(path: string, method: string, body: object): Promise<void> {
  const url = `http://127.0.0.1:${await server.port()}/emulator/v1/projects/${project}/${path}`
  expect((await fetch(url, { method, body: JSON.stringify(body) })).status).toBe(200)
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

describe('a server that is killed again and again while it is written to', () => {
  test('keeps what it acknowledged and nothing by half, and tells listeners and functions of all of it', async () => {
    const data = join(folder, 'data')
    const address = await functions.listen()
    const start = (port: number) => Command.run('--port', String(port), '--data', data, '--functions', address)
    server = start(0)
    const port = await server.port()
    await register('eventarcTrigger?eventarcTriggerId=onEntry', 'POST', {
      eventType: 'google.cloud.firestore.document.v1.created',
      database: '(default)',
      document: { value: 'entries/{id}', matchType: 'PATH_PATTERN' },
    })
    await register('triggers/onCounter', 'PUT', {
      eventTrigger: {
        resource: `${database}/documents/counters/{id}`,
        eventType: 'providers/cloud.firestore/eventTypes/document.write',
      },
    })
    const app = initializeApp({ projectId: project }, folder)
    const firestore = getFirestore(app)
    firestore.settings({ host: `127.0.0.1:${port}`, ssl: false, customHeaders: headers })
    const heard = new Map<string, number>()
    const end = firestore.collection('counters').onSnapshot((snapshot) => {
      for (const { doc } of snapshot.docChanges()) heard.set(doc.id, doc.get('n'))
    })

    const writers = upTo(4).map((i): Writer => ({ name: `w${i}`, asked: 0, acknowledged: 0 }))
    for (const enough of [1, 70, 23, 110]) {
      await killedAfter(enough, writers)
      expect(await verifyFolder(data)).toEqual([])
      server = start(port)
      const [counters, entries] = [await stored('counters'), await stored('entries')]
      for (const writer of writers) {
        const { name, asked, acknowledged } = writer
        const steps = counters.get(`${name}-left`) ?? 0
        expect(counters.get(`${name}-right`) ?? 0).toBe(steps)
        expect([acknowledged, asked]).toContain(steps)
        const own = [...entries].filter(([id]) => id.startsWith(`${name}-`)).map(([, n]) => n)
        expect(own.sort((a, b) => a - b)).toEqual(upTo(steps))
        writer.asked = steps
        writer.acknowledged = steps
      }
    }

    const ids = writers.flatMap(({ name }) => [`${name}-left`, `${name}-right`])
    const last = new Map(await stored('counters'))
    const all = [...(await stored('entries')).keys()].sort()
    await functions.until(
      () =>
        functions.entries.size === all.length && ids.every((id) => functions.counters.get(id)?.at(-1) === last.get(id)),
    )
    expect([...functions.entries].sort()).toEqual(all)
    for (const id of ids) {
      const once = functions.counters.get(id)?.filter((n, i, told) => told.indexOf(n) === i)
      expect(once).toEqual(upTo(last.get(id) ?? 0))
      // Repeated at most where it broke off: nothing that a later one has overtaken comes again.
      expect(functions.counters.get(id)).toEqual([...(functions.counters.get(id) ?? [])].sort((a, b) => a - b))
    }
    await expect.poll(() => new Map([...heard].sort()), { timeout: 20_000 }).toEqual(new Map([...last].sort()))
    end()
    await deleteApp(app)
  }, 120_000)
})
