import { type ClientDuplexStream, credentials, Metadata, makeGenericClientConstructor } from '@grpc/grpc-js'
import { definition } from '../../../firestore-emulator/src/wire/grpc/definition.ts'
import { project } from './ours.ts'

const Client = makeGenericClientConstructor(definition, 'Firestore')
const database = `projects/${project}/databases/(default)`
const perStream = 100

/** Listeners that cost this process little: bare streams with many targets each, every target another customer's last orders. */
export async function openIdleListeners(port: number, count: number): Promise<() => void> {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure())
  const streams: ClientDuplexStream<object, object>[] = []
  for (let from = 0; from < count; from += perStream) {
    const stream = openStream(client)
    streams.push(stream)
    await follow(stream, { from, to: Math.min(from + perStream, count) })
  }
  return () => {
    for (const stream of streams) stream.cancel()
    client.close()
  }
}

function openStream(client: InstanceType<typeof Client>): ClientDuplexStream<object, object> {
  const method = definition.Listen
  if (method === undefined) throw new Error('the service has no Listen')
  const metadata = new Metadata()
  metadata.set('authorization', `Bearer ${adminToken()}`)
  const { path, requestSerialize, responseDeserialize } = method
  const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, metadata)
  // Who cancels a stream is told so as an error.
  stream.on('error', () => {})
  return stream
}

/** Resolves once all targets of a stream are current; rejects when one is refused. */
function follow(stream: ClientDuplexStream<object, object>, { from, to }: { from: number; to: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    let missing = to - from
    stream.on('data', ({ targetChange }: { targetChange?: { targetChangeType: number; targetIds: number[] } }) => {
      if (targetChange?.targetChangeType === 2) reject(new Error('an idle listener was refused'))
      if (targetChange?.targetChangeType === 3) missing -= targetChange.targetIds.length
      if (missing === 0) resolve()
    })
    stream.once('error', reject)
    for (let i = from; i < to; i++) stream.write({ database, addTarget: { targetId: i + 1, query: lastOrdersOf(i) } })
  })
}

const lastOrdersOf = (index: number) => ({
  parent: `${database}/documents`,
  structuredQuery: {
    from: [{ collectionId: 'orders' }],
    where: {
      fieldFilter: { field: { fieldPath: 'customerId' }, op: 5, value: { stringValue: `idle-${index}` } },
    },
    orderBy: [{ field: { fieldPath: 'placedAt' }, direction: 2 }],
    limit: { value: 20 },
  },
})

/** As `mockUserToken` makes them: unsigned, of 1970. */
function adminToken(): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: 'boss', user_id: 'boss', role: 'admin', iat: 0, exp: 3600 })}.`
}
