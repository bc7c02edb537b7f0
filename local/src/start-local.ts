import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startFirestoreEmulator } from '@blinkcart/firestore-emulator'
import { type Built, build, isStale } from './build.ts'
import { AuthJournal } from './firebase/auth-journal.ts'
import { startEmulators, stopEmulators } from './firebase/emulators.ts'
import { runSchedules } from './firebase/schedules.ts'
import { warmUp } from './firebase/shared-workers.ts'
import { logToolsTo } from './firebase/tools-log.ts'
import { assertFree, type Ports } from './ports.ts'
import { host, root } from './root.ts'
import { seedOnce } from './seed/seed.ts'

export interface LocalOptions {
  readonly ports: Ports
  /** Where orders, accounts and the log are kept; made when missing. */
  readonly dataDir: string
  /** Whether Hosting serves the built site, or a developer has a live one elsewhere. */
  readonly site: 'built' | 'developed'
  /** Told of each step that may take a while. */
  readonly report: (step: string) => void
  /** Told what the developer should see: warnings, errors and what the functions print. */
  readonly warn: (line: string) => void
}

/** The whole product, running on this machine. */
export interface LocalStack {
  readonly url: string
  readonly ports: Ports
  /** Ends all of it, workers included; what was acknowledged is on the disk. */
  stop(): Promise<void>
}

/**
 * Builds what changed and starts the whole product: our Firestore, the Firebase emulators, the functions, the site.
 * Seeds a new data folder. One per process, since firebase-tools keeps its emulators in one registry.
 */
export async function startLocal({ ports, dataDir, site, report, warn }: LocalOptions): Promise<LocalStack> {
  await assertFree(ports)
  mkdirSync(dataDir, { recursive: true })
  const background = new AbortController()
  // Who is stopped in the middle of something complains, and nobody needs to hear it.
  logToolsTo(join(dataDir, 'local.log'), (line) => background.signal.aborted || warn(line))
  for (const built of ['functions', 'web'] satisfies Built[]) {
    if ((built === 'web' && site === 'developed') || !isStale(built)) continue
    report(`Building ${built}`)
    await build(built)
  }

  report('Starting')
  const firestore = await startFirestoreEmulator({
    host,
    port: ports.firestore,
    dataDir: join(dataDir, 'firestore'),
    rulesFile: join(root, 'firestore.rules'),
    indexesFile: join(root, 'firestore.indexes.json'),
    functionsEmulator: `${host}:${ports.functions}`,
    log: warn,
  })
  const accounts = new AuthJournal(join(dataDir, 'accounts.jsonl'))
  const functions = await startEmulators({ ports, firestore, accounts })
  await seedOnce({ ports, dataDir, report })
  runSchedules(functions, ports.functions, background.signal)
  void warmUp(functions, background.signal)
  return {
    url: `http://${host}:${ports.hosting}`,
    ports,
    async stop() {
      background.abort()
      await stopEmulators()
      accounts.close()
    },
  }
}
