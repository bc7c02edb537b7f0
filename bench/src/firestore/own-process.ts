import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, which answers on a port. */
export interface OwnProcess {
  readonly port: number
  /** Memory that it occupies now, in bytes. */
  memory(): number
  /** Processor time that it has used so far, in milliseconds: what a busy machine doesn't blur. */
  processorMs(): number
  /** Ends it and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts a TypeScript file, or one that needs no loader, with arguments; resolves once it has printed a line that ends with its port. */
export async function startProcess(
  file: URL,
  args: readonly string[],
  nodeArgs: readonly string[] = [],
): Promise<OwnProcess> {
  const loader = file.pathname.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = spawn(process.execPath, [...nodeArgs, ...loader, fileURLToPath(file), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return {
    port: await portOf(child, ended),
    memory: () => residentBytes(child.pid),
    processorMs: () => processorMs(child.pid),
    async end(signal) {
      child.kill(signal)
      await ended
      process.off('exit', kill)
    },
  }
}

async function portOf(child: ChildProcess, ended: Promise<number | null>): Promise<number> {
  if (!child.stdout) throw new Error('the server has no stdout')
  const lines = createInterface(child.stdout)
  const said = new Promise<number>((resolve) => {
    lines.on('line', (line) => {
      const port = /:(\d+)$/.exec(line)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  const died = ended.then((code): never => {
    throw new Error(`the server ended with ${code} before it was ready`)
  })
  return Promise.race([said, died])
}

function residentBytes(pid: number | undefined): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

/** Processor time that a process has used so far, in milliseconds; Linux counts in hundredths of a second. */
export function processorMs(pid: number | undefined): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const counters = after.split(' ').map(Number)
  return ((counters[11] ?? 0) + (counters[12] ?? 0)) * 10
}
