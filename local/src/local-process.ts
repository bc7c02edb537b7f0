import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Ports } from './ports.ts'
import { root } from './root.ts'

/** A whole local stack in a process of its own, on free ports. */
export interface LocalProcess {
  readonly url: string
  readonly ports: Ports
  /** Ends it as Ctrl-C would; fails when it did not end well. */
  stop(): Promise<void>
  /** Ends it as a power cut would: kill -9. */
  kill(): Promise<void>
}

/** Starts one over the data in `dataDir`. What it warns of goes to this process's stderr; it ends when this process does. */
export async function startLocalProcess({ dataDir }: { dataDir: string }): Promise<LocalProcess> {
  const command = fileURLToPath(new URL('start-command.ts', import.meta.url))
  const args = ['--import', 'tsx', command, '--ports', 'free', '--data', dataDir, '--json']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const { url, ports } = await ready(child, ended)
  return {
    url,
    ports,
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      if (code !== 0) throw new Error(`the local stack ended with ${code}`)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function ready(child: ChildProcess, ended: Promise<number | null>): Promise<{ url: string; ports: Ports }> {
  if (!child.stdout) throw new Error('the local stack has no stdout')
  const lines = createInterface(child.stdout)
  const first = new Promise<string>((resolve) => lines.once('line', resolve))
  const died = ended.then((code): never => {
    throw new Error(`the local stack ended with ${code} before it was ready`)
  })
  return JSON.parse(await Promise.race([first, died])) as { url: string; ports: Ports }
}
