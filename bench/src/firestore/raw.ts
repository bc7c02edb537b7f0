import { type ClientDuplexStream, credentials, Metadata } from '@grpc/grpc-js'
import { toFields } from '../../../firestore-emulator/src/rules/testing/documents.ts'
import { writeFields } from '../../../firestore-emulator/src/wire/convert/value.ts'
import { type Contender, type Heard, now } from './contender.ts'
import { startServer } from './ours.ts'
import { Client, type Connection, database, methodOf, tokenOf } from './raw-client.ts'
import { byCustomer, nextState, sampleOrder } from './sample-order.ts'

const nameOf = (order: string) => `${database}/documents/orders/${order}`

/** Our server, spoken to in its own protocol by clients that do no more than they must: what it can do when nobody else is slow. */
export async function startRaw(dataDir: string, nodeArgs: readonly string[] = []): Promise<Contender> {
  const server = await startServer(dataDir, { nodeArgs })
  const connections: Connection[] = []
  const connect = () => {
    const connection = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure(), {
      'grpc.use_local_subchannel_pool': 1,
    })
    connections.push(connection)
    return connection
  }
  const writer = connect()
  return {
    name: 'ours, without SDKs',
    server,
    place: (orders) => place(writer, orders),
    update: (order, version) => commit(writer, [update(order, version)]),
    async followOrders(orders, heard) {
      for (const [uid, own] of byCustomer(orders)) {
        const targets = own.map((order) => ({ documents: { documents: [nameOf(order)] } }))
        await follow(connect(), { uid, role: 'customer' }, { targets, heard })
      }
    },
    followAll: (heard) => follow(connect(), { uid: 'boss', role: 'admin' }, { targets: [everything], heard }),
    async stop() {
      for (const connection of connections) connection.close()
      await server.end('SIGTERM')
    },
  }
}

const everything = {
  query: { parent: `${database}/documents`, structuredQuery: { from: [{ collectionId: 'orders' }] } },
}

async function place(connection: Connection, orders: readonly string[]): Promise<void> {
  for (let from = 0; from < orders.length; from += 250) {
    const writes = orders.slice(from, from + 250).map((order) => ({
      update: { name: nameOf(order), fields: writeFields(toFields(sampleOrder(order))) },
    }))
    await commit(connection, writes)
  }
}

const update = (order: string, version: number) => ({
  update: { name: nameOf(order), fields: writeFields(toFields(nextState(version))) },
  updateMask: { fieldPaths: ['version', 'status', 'updatedAt'] },
  currentDocument: { exists: true },
})

const owner = new Metadata()
owner.set('authorization', 'Bearer owner')

function commit(connection: Connection, writes: readonly object[]): Promise<void> {
  const { path, requestSerialize, responseDeserialize } = methodOf('Commit')
  return new Promise((resolve, reject) => {
    const answered = (error: Error | null) => (error === null ? resolve() : reject(error))
    connection.makeUnaryRequest(path, requestSerialize, responseDeserialize, { database, writes }, owner, answered)
  })
}

interface Answer {
  readonly targetChange?: { readonly targetChangeType: number; readonly targetIds: readonly number[] }
  readonly documentChange?: { readonly document: { readonly name: string; readonly fields: Fields } }
}
type Fields = Readonly<Record<string, { readonly integerValue?: unknown }>>

/** Resolves once all targets are current; rejects when one is refused. */
function follow(
  connection: Connection,
  who: { readonly uid: string; readonly role: string },
  { targets, heard }: { readonly targets: readonly object[]; readonly heard: Heard },
): Promise<void> {
  const { path, requestSerialize, responseDeserialize } = methodOf('Listen')
  const metadata = new Metadata()
  metadata.set('authorization', `Bearer ${tokenOf(who)}`)
  const stream: ClientDuplexStream<object, Answer> = connection.makeBidiStreamRequest(
    path,
    requestSerialize,
    (bytes) => responseDeserialize(bytes) as Answer,
    metadata,
  )
  return new Promise((resolve, reject) => {
    let missing = targets.length
    // Who closes a connection is told so as an error.
    stream.on('error', reject)
    stream.on('data', ({ targetChange, documentChange }: Answer) => {
      if (documentChange) {
        const { name, fields } = documentChange.document
        heard(name.slice(name.lastIndexOf('/') + 1), Number(fields.version?.integerValue ?? 0), now())
      }
      if (targetChange?.targetChangeType === 2) reject(new Error('a listener was refused'))
      if (targetChange?.targetChangeType === 3) missing -= targetChange.targetIds.length
      if (missing === 0) resolve()
    })
    for (const [i, target] of targets.entries()) stream.write({ database, addTarget: { targetId: i + 1, ...target } })
  })
}
