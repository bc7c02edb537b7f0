import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { flags } from './launch-browser.ts'

/** A browser in a process of its own, over a profile that outlives it. */
export interface BrowserOnProfile {
  /** Where other tools may debug it too. */
  readonly port: number
  /** What the profile holds: its cookies, its databases, its service workers. */
  readonly context: BrowserContext
  /** Ends it, all its processes at once, as a power cut would: nothing gets to say goodbye. Twice is once. */
  kill(): Promise<void>
}

// As Playwright and Lighthouse start theirs, so that what nobody looks at isn't put to sleep; and without the graphics card
// that is emulated where there is none, for which a new browser waits two seconds before it first paints.
const awake = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-gpu',
]

/** Starts a headless Chromium over the profile in the folder `profile`, which may be empty. The caller kills it. */
export async function launchOnProfile(profile: string): Promise<BrowserOnProfile> {
  const { executablePath, env } = await findChromium()
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn(executablePath, [...flags, ...awake, ...own], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own, so that its helpers go down with it.
    detached: true,
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const fell = () => killGroup(child)
  process.once('exit', fell)
  const port = await debuggingPort(child, gone)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the browser came without its profile')
  return {
    port,
    context,
    async kill() {
      process.off('exit', fell)
      fell()
      await gone
    },
  }
}

function killGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
}

async function debuggingPort({ stderr }: ChildProcess, gone: Promise<void>): Promise<number> {
  if (stderr === null) throw new Error('the browser has no stderr')
  const lines = createInterface(stderr)
  const said = new Promise<number>((resolve) => {
    lines.on('line', (line) => {
      const port = /^DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  const died = gone.then((): never => {
    throw new Error('the browser ended before it was ready')
  })
  return Promise.race([said, died])
}
