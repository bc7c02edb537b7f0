import { project, startServer } from './ours.ts'
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
