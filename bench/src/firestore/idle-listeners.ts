import { type ClientDuplexStream, credentials, Metadata } from '@grpc/grpc-js'
import { Client, type Connection, database, methodOf, tokenOf } from './raw-client.ts'

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

function openStream(client: Connection): ClientDuplexStream<object, object> {
  const { path, requestSerialize, responseDeserialize } = methodOf('Listen')
  const metadata = new Metadata()
  metadata.set('authorization', `Bearer ${tokenOf({ uid: 'boss', role: 'admin' })}`)
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
