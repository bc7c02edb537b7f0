import { collection, getDocsFromServer, limit, orderBy, query, where } from 'firebase/firestore'
import { device, startServer } from './ours.ts'
import { median } from './spread-of-times.ts'
import { regular } from './stored-orders.ts'

/** How long a customer waits for their last 20 orders over each of several data folders, asked in turn, in milliseconds. */
export async function lastOrders(dataDirs: readonly string[], rounds: number): Promise<readonly number[]> {
  const askers = await Promise.all(dataDirs.map(ask))
  const times: number[][] = dataDirs.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [i, { once }] of askers.entries()) {
      const begun = performance.now()
      await once()
      times[i]?.push(performance.now() - begun)
    }
  }
  await Promise.all(askers.map(({ stop }) => stop()))
  return times.map((own) => median(own.slice(Math.floor(rounds / 4))))
}

async function ask(dataDir: string) {
  const server = await startServer(dataDir)
  const { db, close } = device(server.port, { uid: regular, role: 'customer' })
  const mine = query(
    collection(db, 'orders'),
    where('customerId', '==', regular),
    orderBy('placedAt', 'desc'),
    limit(20),
  )
  return {
    async once() {
      const { size } = await getDocsFromServer(mine)
      if (size !== 20) throw new Error(`expected the last 20 orders, found ${size}`)
    },
    async stop() {
      await close()
      await server.end('SIGTERM')
    },
  }
}
