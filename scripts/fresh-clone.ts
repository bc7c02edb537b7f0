import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/*
 * What a newcomer does: clone, `npm start`, `npm start` again, `npm test`. Takes minutes, and the usual ports.
 *   node --import tsx scripts/fresh-clone.ts
 */
const url = 'http://127.0.0.1:5000'
const folder = mkdtempSync(join(tmpdir(), 'blinkcart-clone-'))
execFileSync('git', ['clone', '--quiet', '.', folder])
try {
  await timed('npm start, cold', startAndStop)
  await timed('npm start, warm', startAndStop)
  await timed('npm test', async () => {
    const code = await ended(npm('test'))
    if (code !== 0) throw new Error(`npm test ended with ${code}`)
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function startAndStop(): Promise<void> {
  const child = npm('start')
  const exit = ended(child)
  await Promise.race([open(child), exit.then(() => Promise.reject(new Error('npm start ended by itself')))])
  const page = await fetch(url)
  if (!(await page.text()).includes('BlinkCart')) throw new Error(`${url} does not serve BlinkCart`)
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await exit
  if (anybodyLeft(child)) throw new Error('npm start left processes behind')
}

function anybodyLeft({ pid = 0 }: ChildProcess): boolean {
  try {
    return process.kill(-pid, 0)
  } catch {
    return false
  }
}

function npm(verb: string): ChildProcess {
  // A process group of its own, so that it can be sent what a terminal sends on Ctrl-C.
  const child = spawn('npm', ['run', verb], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  child.stdout.pipe(process.stdout)
  return child
}

/** Settles when the product says that it is open. */
function open(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('BlinkCart is open') && resolve())
  })
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve))
}

async function timed(what: string, act: () => Promise<void>): Promise<void> {
  const started = Date.now()
  await act()
  console.log(`==> ${what}: ${Math.round((Date.now() - started) / 1000)} s`)
}
