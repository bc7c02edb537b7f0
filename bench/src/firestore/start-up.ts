import { rm } from 'node:fs/promises'
import { project, startServer } from './ours.ts'
import { startRaw } from './raw.ts'
import { orderId } from './sample-order.ts'
import { median } from './spread-of-times.ts'

/** How long from the command until the server has answered for the first time, in milliseconds. */
export async function startToAnswer(dataDir: string, rounds = 3): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    const server = await startServer(dataDir)
    const name = `projects/${project}/databases/(default)/documents/products/milk`
    const { status } = await fetch(`http://127.0.0.1:${server.port}/v1/${name}`)
    times.push(performance.now() - begun)
    if (status !== 404 && status !== 200) throw new Error(`the first answer was ${status}`)
    await server.end('SIGTERM')
  }
  return median(times)
}

/** The same over what a server left that was killed with some megabytes in its journal. */
export async function startAfterKill(dataDir: string): Promise<number> {
  const killed = await startRaw(dataDir)
  const orders = Array.from({ length: 500 }, (_, i) => orderId(i))
  await killed.place(orders)
  for (const order of orders) await killed.update(order, 1)
  await killed.server.end('SIGKILL')
  return startToAnswer(dataDir, 1)
}

/** The same when there is nothing yet that could be started. */
export async function firstStart(dataDir: string): Promise<number> {
  await rm(new URL('../../../firestore-emulator/.cache', import.meta.url), { recursive: true, force: true })
  return startToAnswer(dataDir, 1)
}
