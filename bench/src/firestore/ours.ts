import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app'
import { connectFirestoreEmulator, type Firestore, getFirestore } from 'firebase/firestore'
import { deleteApp as deleteServerApp, initializeApp as initializeServerApp } from 'firebase-admin/app'
import { getFirestore as getServerFirestore, type Firestore as ServerFirestore } from 'firebase-admin/firestore'
import type { Contender } from './contender.ts'
import { startListening } from './listening.ts'
import { type OwnProcess, startProcess } from './own-process.ts'
import { byCustomer, nextState, sampleOrder } from './sample-order.ts'

/** What the benchmark's orders live in. */
export const project = 'demo-bench'

/** Our server over a data folder, under the product's rules and indexes, in a process of its own. */
export function startServer(
  dataDir: string,
  { port = 0, nodeArgs = [] as readonly string[] } = {},
): Promise<OwnProcess> {
  const bin = new URL('../../../firestore-emulator/bin/firestore.mjs', import.meta.url)
  const files = ['--rules', 'firestore.rules', '--indexes', 'firestore.indexes.json']
  return startProcess(bin, ['--port', String(port), '--data', dataDir, ...files], nodeArgs)
}

/** The server SDK, which rules don't bind. */
export function serverDevice(port: number): { readonly db: ServerFirestore; readonly close: () => Promise<void> } {
  const app = initializeServerApp({ projectId: project }, crypto.randomUUID())
  const db = getServerFirestore(app)
  db.settings({ host: `127.0.0.1:${port}`, ssl: false, customHeaders: { Authorization: 'Bearer owner' } })
  return { db, close: () => deleteServerApp(app) }
}

/** A browser of somebody, whom rules do bind: the web SDK with a connection of its own. */
export function device(port: number, { uid, role }: { readonly uid: string; readonly role: 'customer' | 'admin' }) {
  const app: FirebaseApp = initializeApp({ projectId: project, apiKey: 'demo' }, crypto.randomUUID())
  const db: Firestore = getFirestore(app)
  connectFirestoreEmulator(db, '127.0.0.1', port, { mockUserToken: { user_id: uid, role } })
  return { db, close: () => deleteApp(app) }
}

/** Our server, spoken to through the SDKs. */
export const startOurs = async (dataDir: string, nodeArgs: readonly string[] = []): Promise<Contender> =>
  throughSdks('ours', await startServer(dataDir, { nodeArgs }))

/**
 * A server written to through firebase-admin and followed through the web SDK, a client for each customer and each admin. Customers and admins
 * are processes of their own: nobody's device waits for what another one makes of the news.
 */
export function throughSdks(name: string, server: OwnProcess): Contender {
  const writer = serverDevice(server.port)
  const customers = startListening(server.port)
  const admins = startListening(server.port)
  return {
    name,
    server,
    place: (orders) => place(writer.db, orders),
    async update(order, version) {
      await writer.db.doc(`orders/${order}`).update(nextState(version))
    },
    async followOrders(orders, heard) {
      for (const [uid, own] of byCustomer(orders)) await customers.follow({ uid, role: 'customer', orders: own }, heard)
    },
    followAll: (heard) => admins.follow({ uid: 'boss', role: 'admin' }, heard),
    otherClientsMs: () => customers.processorMs() + admins.processorMs(),
    async stop() {
      await Promise.all([writer.close(), customers.stop(), admins.stop()])
      await server.end('SIGTERM')
    },
  }
}

/** Stores orders, a few hundred at once. */
async function place(db: ServerFirestore, orders: readonly string[]): Promise<void> {
  for (let from = 0; from < orders.length; from += 250) {
    const batch = db.batch()
    for (const order of orders.slice(from, from + 250)) batch.set(db.doc(`orders/${order}`), sampleOrder(order))
    await batch.commit()
  }
}
