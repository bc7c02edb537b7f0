import { type Contender, now } from './contender.ts'
import { orderId } from './sample-order.ts'

/**
 * One order, followed by its customer and an admin, updated again and again: how long each time from the update until the last of the
 * two was told, in milliseconds. Leaves the contender running.
 */
export async function updateToTold(contender: Contender, updates: number): Promise<readonly number[]> {
  const order = orderId(0)
  let awaited: { readonly version: number; left: number; last: number; readonly told: (at: number) => void } | undefined
  const heard = (_order: string, version: number, at: number) => {
    if (awaited === undefined || version !== awaited.version) return
    awaited.left -= 1
    awaited.last = Math.max(awaited.last, at)
    if (awaited.left === 0) awaited.told(awaited.last)
  }
  await contender.place([order])
  await contender.followOrders([order], heard)
  await contender.followAll(heard)
  const times: number[] = []
  const warmUp = Math.min(200, updates)
  for (let version = 1; version <= warmUp + updates; version++) {
    const told = new Promise<number>((resolve) => {
      awaited = { version, left: 2, last: 0, told: resolve }
    })
    const begun = now()
    const updated = contender.update(order, version)
    times.push((await told) - begun)
    await updated
  }
  return times.slice(warmUp)
}
