import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalProcess } from '@blinkcart/local/local-process'
import type { TestProject } from 'vitest/node'
import { openDesk } from './desk.ts'
import type { Stack } from './stack-of-this-worker.ts'

/** One local stack for each worker of the end-to-end tests, over a new data folder, on free ports. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running: (Stack & { end(): Promise<void> })[] = []
  // One after another: the first one builds what all of them serve.
  for (let worker = 0; worker < Number(project.config.maxWorkers); worker++) running.push(await start())
  const desk = await openDesk(running.map(({ url, ports }) => ({ url, ports })))
  project.provide('desk', desk.port)
  return async () => {
    desk.close()
    await Promise.all(running.map(({ end }) => end()))
  }
}

async function start(): Promise<Stack & { end(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'blinkcart-e2e-'))
  const { url, ports, stop } = await startLocalProcess({ dataDir })
  return {
    url,
    ports,
    async end() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
