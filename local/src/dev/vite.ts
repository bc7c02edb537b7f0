import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { host, root } from '../root.ts'
import type { LocalStack } from '../start-local.ts'

interface ViteServer {
  readonly resolvedUrls: { readonly local: readonly string[] } | null
  listen(): Promise<unknown>
  close(): Promise<void>
}
interface Vite {
  createServer(config: object): Promise<ViteServer>
}

/** The site with hot reload, in front of the running stack: what Hosting answers itself is passed on to it. */
export async function startVite(stack: LocalStack): Promise<{ url: string; close: () => Promise<void> }> {
  const web = join(root, 'web')
  // The web workspace's own configuration passes to it what only Hosting knows.
  process.env.BLINKCART_HOSTING = stack.url
  // Vite is the web workspace's own dependency, so it is looked up from there.
  const path = createRequire(join(web, 'package.json')).resolve('vite')
  const { createServer } = (await import(pathToFileURL(path).href)) as Vite
  const server = await createServer({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    clearScreen: false,
    server: { host, port: 5173 },
  })
  await server.listen()
  // 5173, or the next free one.
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}
