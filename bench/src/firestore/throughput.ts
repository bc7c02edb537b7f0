import type { Contender } from './contender.ts'
import { orderId } from './sample-order.ts'

export interface Load {
  readonly orders: number
  readonly admins: number
  readonly writers: number
  readonly seconds: number
}

export interface Throughput {
  readonly updatesPerSecond: number
  /** Listeners times orders that didn't end at the last version of what they follow: nothing may be lost. */
  readonly stale: number
  /** Of all updates times those who follow them, how many were told by themselves and not melted into a later one. */
  readonly toldShare: number
  /** Memory of the server at the end of the load, in bytes. */
  readonly memory: number
  /** Processor time of the server for each update, with all that are told, in milliseconds. */
  readonly processorMs: number
  /** The same of all clients: what their libraries take. */
  readonly clientProcessorMs: number
}

const patienceMs = 30_000

/** Many orders with a listener each and some that follow all, under as many updates as the writers get acknowledged. */
export async function underLoad(contender: Contender, { orders, admins, writers, seconds }: Load): Promise<Throughput> {
  const ids = Array.from({ length: orders }, (_, i) => orderId(i))
  const written = new Map(ids.map((id) => [id, 0]))
  const followers = Array.from({ length: admins + 1 }, () => new Map<string, number>())
  let told = 0
  const note = (follower: Map<string, number>) => (order: string, version: number) => {
    if (version > 0) told += 1
    follower.set(order, version)
  }
  await contender.place(ids)
  for (const [i, follower] of followers.entries()) {
    await (i === 0 ? contender.followOrders(ids, note(follower)) : contender.followAll(note(follower)))
  }

  const processorBefore = contender.server.processorMs()
  const clientsMs = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000 + (contender.otherClientsMs?.() ?? 0)
  }
  const clientsBefore = clientsMs()
  const begun = performance.now()
  const write = async (writer: number) => {
    // Each writer has orders of its own, so that versions only grow.
    const own = ids.filter((_, i) => i % writers === writer)
    for (let turn = 0; performance.now() - begun < seconds * 1000; turn++) {
      const id = own[turn % own.length] ?? orderId(writer)
      const version = (written.get(id) ?? 0) + 1
      written.set(id, version)
      await contender.update(id, version)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  const took = (performance.now() - begun) / 1000
  const memory = contender.server.memory()
  const count = [...written.values()].reduce((sum, version) => sum + version, 0)
  const isStale = () =>
    followers.reduce((sum, follower) => sum + ids.filter((id) => (follower.get(id) ?? 0) !== written.get(id)).length, 0)
  const until = performance.now() + patienceMs
  while (isStale() > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50))
  return {
    updatesPerSecond: count / took,
    stale: isStale(),
    toldShare: told / (count * followers.length),
    memory,
    processorMs: (contender.server.processorMs() - processorBefore) / count,
    clientProcessorMs: (clientsMs() - clientsBefore) / count,
  }
}
