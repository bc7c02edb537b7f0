import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Running } from './running.ts'

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Stands where the functions emulator is, and takes what comes. */
class Functions {
  readonly #server: Server
  readonly #received: Received[] = []
  #waiting: (() => void)[] = []
  #failures = 0

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const failing = this.#failures-- > 0
        if (!failing) {
          this.#received.push({
            path: request.url ?? '',
            headers: request.headers,
            body: Buffer.concat(chunks).toString(),
          })
        }
        response.writeHead(failing ? 500 : 200).end()
        for (const wake of this.#waiting.splice(0)) wake()
      })
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  failNext(count: number): void {
    this.#failures = count
  }

  async received(count: number): Promise<readonly Received[]> {
    while (this.#received.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.#received
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const project = 'demo-triggers'

async function register(running: Running, method: 'PUT' | 'POST', path: string, body: object): Promise<void> {
  const response = await fetch(`http://${running.address}/emulator/v1/projects/${project}/${path}`, {
    method,
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
}

const onOrder = (running: Running, event: string) =>
  register(running, 'POST', 'eventarcTrigger?eventarcTriggerId=us-central1-onOrder-0', {
    eventType: `google.cloud.firestore.document.v1.${event}`,
    database: '(default)',
    namespace: '(default)',
    document: { value: 'orders/{orderId}', matchType: 'PATH_PATTERN' },
  })

describe('a registered function', () => {
  let functions: Functions
  let dataDir: string
  let running: Running

  beforeEach(async () => {
    functions = new Functions()
    dataDir = mkdtempSync(join(tmpdir(), 'triggers-'))
    running = await Running.start({ dataDir, functionsEmulator: await functions.listen() })
  })
  afterEach(async () => {
    await running.stop()
    functions.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('of the second generation gets a cloud event', async () => {
    await onOrder(running, 'created.withAuthContext')
    await running.admin(project).doc('orders/o1').set({ total: 5 })
    const [event] = await functions.received(1)
    expect(event?.path).toBe(`/functions/projects/${project}/triggers/us-central1-onOrder-0`)
    expect(event?.headers).toMatchObject({
      'content-type': 'application/protobuf',
      'ce-specversion': '1.0',
      'ce-type': 'google.cloud.firestore.document.v1.created.withAuthContext',
      'ce-source': `//firestore.googleapis.com/projects/${project}/databases/(default)`,
      'ce-subject': 'documents/orders/o1',
      'ce-document': 'orders/o1',
      'ce-project': project,
      'ce-database': '(default)',
      'ce-authtype': 'service_account',
    })
    expect(Buffer.from(event?.body ?? '', 'base64').includes('orders/o1')).toBe(true)
  })

  test('whose document has a name that headers cannot carry gets it in the body', async () => {
    await onOrder(running, 'created')
    await running.admin(project).doc('orders/आम').set({ total: 5 })
    const [event] = await functions.received(1)
    expect(JSON.parse(event?.body ?? '')).toMatchObject({
      type: 'google.cloud.firestore.document.v1.created',
      document: 'orders/आम',
      datacontenttype: 'application/json',
      data: { value: { fields: { total: { integerValue: '5' } } } },
    })
  })

  test('of the first generation gets the event of old', async () => {
    await register(running, 'PUT', 'triggers/us-central1-onWrite-0', {
      eventTrigger: {
        resource: `projects/${project}/databases/(default)/documents/orders/{orderId}`,
        eventType: 'providers/cloud.firestore/eventTypes/document.write',
        service: 'firestore.googleapis.com',
      },
    })
    const order = running.admin(project).doc('orders/o1')
    await order.set({ total: 5, note: 'ring' })
    await order.update({ total: 6 })
    await order.delete()
    const name = `projects/${project}/databases/(default)/documents/orders/o1`
    const [created, updated, deleted] = (await functions.received(3)).map(({ body }) => JSON.parse(body) as object)
    expect(created).toMatchObject({
      context: { eventType: 'providers/cloud.firestore/eventTypes/document.write', resource: { name } },
      data: { value: { name, fields: { total: { integerValue: '5' } } }, oldValue: {} },
    })
    expect(updated).toMatchObject({
      data: {
        value: { fields: { total: { integerValue: '6' } } },
        oldValue: { fields: { total: { integerValue: '5' } } },
        updateMask: { fieldPaths: ['total'] },
      },
    })
    expect(deleted).toMatchObject({ data: { value: {}, oldValue: { name } } })
  })

  test('hears only of its own kind of change, and not of writes that change nothing', async () => {
    await onOrder(running, 'updated')
    const firestore = running.admin(project)
    await firestore.doc('orders/o1').set({ n: 1 })
    await firestore.doc('orders/o1').set({ n: 1 })
    await firestore.doc('orders/o1/events/e1').set({ n: 1 })
    await firestore.doc('orders/o1').set({ n: 2 })
    await firestore.doc('orders/o1').set({ n: 3 })
    const events = await functions.received(2)
    expect(events.map(({ headers }) => headers['ce-document'])).toEqual(['orders/o1', 'orders/o1'])
  })

  test('that fails gets the same event again', async () => {
    await onOrder(running, 'created')
    functions.failNext(1)
    await running.admin(project).doc('orders/o1').set({ n: 1 })
    const events = await functions.received(1)
    expect(events.map(({ headers }) => headers['ce-document'])).toEqual(['orders/o1'])
  })

  test('gets what happened while it was away, after a restart, without registering again', async () => {
    await onOrder(running, 'created')
    functions.close()
    await running.admin(project).doc('orders/o1').set({ n: 1 })
    await running.stop()
    functions = new Functions()
    running = await Running.start({ dataDir, functionsEmulator: await functions.listen() })
    expect((await functions.received(1)).map(({ headers }) => headers['ce-document'])).toEqual(['orders/o1'])
    await running.admin(project).doc('orders/o2').set({ n: 1 })
    expect(await functions.received(2)).toHaveLength(2)
  })
})
