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
  await timed('npm test', async () => ended(npm('test')))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function startAndStop(): Promise<void> {
  const child = npm('start')
  const exit = ended(child)
  await Promise.race([answers(), exit.then(() => Promise.reject(new Error('npm start ended by itself')))])
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await exit
}

function npm(verb: string): ChildProcess {
  // A process group of its own, so that it can be sent what a terminal sends on Ctrl-C.
  return spawn('npm', ['run', verb], { cwd: folder, stdio: 'inherit', detached: true })
}

async function ended(child: ChildProcess): Promise<void> {
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`it ended with ${code}`)
}

async function answers(): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok && (await answer.text()).includes('BlinkCart')) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function timed(what: string, act: () => Promise<void>): Promise<void> {
  const started = Date.now()
  await act()
  console.log(`==> ${what}: ${Math.round((Date.now() - started) / 1000)} s`)
}
