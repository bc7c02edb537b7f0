import { WebSocket } from 'ws'
import { type Contender, type Heard, now } from './contender.ts'
import { startProcess } from './own-process.ts'
import { byCustomer, sampleOrder } from './sample-order.ts'

/** A bare WebSocket server that broadcasts updates; it keeps them in `file`, synced, or not at all. */
export async function startFloor(file?: string): Promise<Contender> {
  const server = await startProcess(
    new URL('floor-process.ts', import.meta.url),
    file === undefined ? [] : ['--file', file],
  )
  const sockets: WebSocket[] = []
  const connect = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}`, { perMessageDeflate: false })
    sockets.push(socket)
    await new Promise((resolve) => socket.once('open', resolve))
    return socket
  }
  const writer = await connect()
  const unanswered = new Map<string, () => void>()
  writer.on('message', (message) => {
    const { done } = JSON.parse(String(message)) as { done: string }
    unanswered.get(done)?.()
  })
  const follow = async (socket: WebSocket, what: readonly string[], heard: Heard) => {
    let missing = what.length
    await new Promise<void>((resolve) => {
      socket.on('message', (message) => {
        const { following, order, state } = JSON.parse(String(message)) as {
          following?: string
          order: string
          state: { version: number }
        }
        if (following === undefined) return heard(order, state.version, now())
        missing -= 1
        if (missing === 0) resolve()
      })
      for (const one of what) socket.send(JSON.stringify({ follow: one }))
    })
  }
  return {
    name: file === undefined ? 'floor that keeps nothing' : 'durable floor',
    server,
    place: async () => {},
    update: (order, version) =>
      new Promise((resolve) => {
        unanswered.set(order, resolve)
        writer.send(JSON.stringify({ order, state: sampleOrder(order, version) }))
      }),
    async followOrders(orders, heard) {
      for (const own of byCustomer(orders).values()) await follow(await connect(), own, heard)
    },
    followAll: async (heard) => follow(await connect(), ['*'], heard),
    async stop() {
      for (const socket of sockets) socket.close()
      await server.end('SIGTERM')
    },
  }
}
