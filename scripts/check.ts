import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

interface Step {
  readonly name: string
  readonly command: readonly [string, ...string[]]
}

const projects = ['domain', 'functions', 'web', 'firestore-emulator', 'local', 'e2e', 'bench', 'scripts']
const tsc = 'node_modules/typescript/bin/tsc'
const cache = 'node_modules/.cache/blinkcart'

const steps: readonly Step[] = [
  { name: 'style', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] },
  { name: 'layers', command: ['--import', 'tsx', 'scripts/layers.ts'] },
  { name: 'dead code', command: ['node_modules/knip/bin/knip.js'] },
  ...projects.map(
    (project): Step => ({
      name: `types of ${project}`,
      command: [
        tsc,
        '--project',
        project,
        '--pretty',
        '--incremental',
        '--tsBuildInfoFile',
        `${cache}/${project}.tsbuildinfo`,
      ],
    }),
  ),
]

/** Runs a step to its end and prints one line when it is well, or everything it said when it is not. */
async function passes(step: Step): Promise<boolean> {
  const started = performance.now()
  const child = spawn(process.execPath, step.command, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${step.name} (${seconds} s)`)
  if (code !== 0) process.stdout.write(Buffer.concat(said))
  return code === 0
}

const waiting = [...steps]
const results: boolean[] = []
async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await passes(step))
}
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
process.exit(results.every(Boolean) ? 0 : 1)
