import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A site of which a new version can be released while people have it open. */
export interface ReleasableSite {
  readonly url: string
  /** From now on its service worker is another one, as after a deployment. */
  release(): void
  close(): void
}

/** The site at `url`, releasable, at an address of its own. */
export async function releasable(url: string): Promise<ReleasableSite> {
  let version = 1
  const server = createServer(async ({ url: path = '/' }, response) => {
    const answer = await fetch(new URL(path, url))
    const type = answer.headers.get('content-type') ?? 'application/octet-stream'
    response.writeHead(answer.status, { 'content-type': type, 'cache-control': 'no-cache' })
    response.write(Buffer.from(await answer.arrayBuffer()))
    response.end(path === '/service-worker.js' ? `\n// version ${version}` : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release() {
      version += 1
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
