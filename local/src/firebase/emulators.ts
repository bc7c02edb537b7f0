import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ports } from '../ports.ts'
import { host, projectId, root } from '../root.ts'
import type { AuthJournal } from './auth-journal.ts'
import { rememberAccounts, trimAuthApi } from './durable-auth.ts'
import { shareWorkers } from './shared-workers.ts'
import { type EmulatorInstance, type FunctionsEmulator, firebaseTools } from './tools.ts'

/** A Firestore that listens already. */
export interface RunningFirestore {
  readonly port: number
  stop(): Promise<void>
}

interface Parts {
  readonly ports: Ports
  readonly firestore: RunningFirestore
  readonly accounts: AuthJournal
}

/**
 * Starts firebase-tools' own Hub, Functions, Eventarc, Tasks, Auth and Hosting emulators around our Firestore.
 *
 * Each is made here one by one, rather than by `emulators:start`, which insists on starting the Firestore that needs
 * Java. Hosting comes last, for it tells browsers where all others are. `stopEmulators` ends them, ours included.
 */
export async function startEmulators({ ports, firestore, accounts }: Parts): Promise<FunctionsEmulator> {
  keepToThisMachine()
  trimAuthApi()
  rememberAccounts(projectId, accounts)
  const tools = firebaseTools()
  const { EmulatorRegistry } = tools
  const functions = new tools.FunctionsEmulator({
    projectId,
    projectDir: root,
    host,
    port: ports.functions,
    verbosity: 'QUIET',
    emulatableBackends: [
      {
        functionsDir: join(root, 'functions'),
        codebase: 'default',
        env: { NODE_OPTIONS: `--require ${fileURLToPath(new URL('end-with-parent.cjs', import.meta.url))}` },
        secretEnv: [],
        ignore: ['src/**', 'node_modules/**', '*.ts', '*.json'],
      },
    ],
  })
  shareWorkers(functions)
  hurryWhenStopping(functions)

  await EmulatorRegistry.start(registered(firestore))
  await EmulatorRegistry.start(
    new tools.EmulatorHub({ projectId, listen: [spec(ports.hub)], listenForEmulator: specs(ports) }),
  )
  await EmulatorRegistry.start(functions)
  await EmulatorRegistry.start(new tools.EventarcEmulator({ host, port: ports.eventarc }))
  await EmulatorRegistry.start(new tools.TasksEmulator({ host, port: ports.tasks }))
  await EmulatorRegistry.start(new tools.AuthEmulator({ host, port: ports.auth, projectId, singleProjectMode: 1 }))
  await EmulatorRegistry.start(new tools.HostingEmulator({ host, port: ports.hosting, options: hostingOptions() }))
  for (const name of EmulatorRegistry.listRunning()) await EmulatorRegistry.get(name)?.connect()
  return functions
}

/** Stops everything that `startEmulators` started, functions first and Firestore after those who use it. */
export async function stopEmulators(): Promise<void> {
  await firebaseTools().EmulatorRegistry.stopAll()
}

/** Nothing local may reach a cloud by credentials that happen to lie around, nor wait for a server that isn't there. */
function keepToThisMachine(): void {
  delete process.env.GOOGLE_APPLICATION_CREDENTIALS
  process.env.METADATA_SERVER_DETECTION = 'none'
  // Asks the functions for their manifest by a file; by a port it takes seconds longer.
  process.env.FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH = 'true'
  // A busy machine may take longer than half a minute to start a function; who waits for one given up is never answered.
  process.env.FUNCTIONS_DISCOVERY_TIMEOUT ??= '180'
}

/**
 * Stopping waits two seconds for functions under way, rather than a minute. What a function did not commit by then never
 * happened, and events that it did not answer are delivered again.
 */
function hurryWhenStopping({ workQueue }: FunctionsEmulator): void {
  const flush = workQueue.flush.bind(workQueue)
  workQueue.flush = (timeoutMs = 2000) => flush(timeoutMs)
}

/** Our Firestore, as firebase-tools' registry wants it. */
function registered(firestore: RunningFirestore): EmulatorInstance {
  const nothing = () => Promise.resolve()
  return {
    start: nothing,
    connect: nothing,
    stop: () => firestore.stop(),
    getName: () => 'firestore',
    getInfo: () => ({ name: 'firestore', host, port: firestore.port }),
  }
}

function hostingOptions(): object {
  const source = JSON.parse(readFileSync(join(root, 'firebase.json'), 'utf8')) as object
  const config = new (firebaseTools().Config)(source, { projectDir: root, cwd: root })
  return {
    config,
    project: projectId,
    projectRoot: root,
    cwd: root,
    site: projectId,
    targets: ['functions', 'hosting'],
    nonInteractive: true,
    rc: {},
  }
}

function spec(port: number): object {
  return { address: host, port, family: 'IPv4' }
}

function specs(ports: Ports): object {
  return Object.fromEntries(Object.entries(ports).map(([service, port]) => [service, [spec(port)]]))
}
