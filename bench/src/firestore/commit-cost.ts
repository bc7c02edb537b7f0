import { openIdleListeners } from './idle-listeners.ts'
import { serverDevice, startServer } from './ours.ts'
import { nextState, orderId, sampleOrder } from './sample-order.ts'
import { median } from './spread-of-times.ts'

export interface CommitCost {
  readonly aloneMs: number
  readonly amongListenersMs: number
  readonly bytesPerListener: number
}

/** What a commit takes, through the server SDK, without any listener and among many that it doesn't concern; and what those weigh. */
export async function commitCost(dataDir: string, listeners: number): Promise<CommitCost> {
  const server = await startServer(dataDir)
  const { db, close } = serverDevice(server.port)
  const order = db.doc(`orders/${orderId(0)}`)
  await order.set(sampleOrder(orderId(0)))
  let version = 0
  const commits = async () => {
    const times: number[] = []
    for (let i = 0; i < 400; i++) {
      version += 1
      const begun = performance.now()
      await order.update(nextState(version))
      times.push(performance.now() - begun)
    }
    return median(times.slice(200))
  }
  const aloneMs = await commits()
  const memoryBefore = server.memory()
  const closeListeners = await openIdleListeners(server.port, listeners)
  const bytesPerListener = (server.memory() - memoryBefore) / listeners
  const amongListenersMs = await commits()
  closeListeners()
  await close()
  await server.end('SIGTERM')
  return { aloneMs, amongListenersMs, bytesPerListener }
}
