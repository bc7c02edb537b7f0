import { createServer, type Socket } from 'node:net'
import type { Stack } from './stack-of-this-worker.ts'

/** A desk that lends stacks. */
export interface Desk {
  readonly port: number
  close(): void
}

/** Whoever connects is told of a stack as soon as one is free, and has it to themselves until they hang up, or die. */
export async function openDesk(stacks: readonly Stack[]): Promise<Desk> {
  const free = [...stacks]
  const waiting: Socket[] = []
  const serve = () => {
    for (;;) {
      const [stack] = free
      if (stack === undefined) return
      const borrower = waiting.shift()
      if (borrower === undefined) return
      if (borrower.destroyed) continue
      free.shift()
      borrower.once('close', () => {
        free.push(stack)
        serve()
      })
      borrower.write(`${JSON.stringify(stack)}\n`)
    }
  }
  const server = createServer((borrower) => {
    // Who dies may hang up rudely.
    borrower.on('error', () => {})
    borrower.resume()
    waiting.push(borrower)
    serve()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the desk has no port')
  return { port: address.port, close: () => server.close() }
}
