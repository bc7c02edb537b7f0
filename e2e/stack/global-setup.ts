import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalProcess } from '@blinkcart/local/local-process'
import type { Ports } from '@blinkcart/local/ports'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    stack: { readonly url: string; readonly ports: Ports }
  }
}

/** One local stack for all end-to-end tests, over a new data folder, on free ports. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'blinkcart-e2e-'))
  const { url, ports, stop } = await startLocalProcess({ dataDir })
  project.provide('stack', { url, ports })
  return async () => {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
