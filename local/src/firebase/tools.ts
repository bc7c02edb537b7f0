/*
 * The one door to firebase-tools' inside. These are not its public API, so its version is pinned exactly and
 * whatever we reach is typed here, by hand, with no more than we use.
 */
import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)

/** Something that firebase-tools' registry starts, connects and stops. */
export interface EmulatorInstance {
  start(): Promise<void>
  connect(): Promise<void>
  stop(): Promise<void>
  getName(): string
  getInfo(): { readonly name: string; readonly host: string; readonly port: number }
}

/** One process that runs one function; several requests may be under way in it. */
export interface FunctionWorker {
  readonly state: 'CREATED' | 'IDLE' | 'BUSY' | 'FINISHING' | 'FINISHED'
}

/** A function as the functions emulator knows it. */
export interface FunctionDefinition {
  readonly id: string
  readonly name: string
  readonly schedule?: { readonly schedule: string }
}

/** The deployed code that a set of functions came from. */
export interface FunctionsBackend {
  readonly functionsDir: string
  readonly codebase: string
  readonly env: Readonly<Record<string, string>>
  readonly secretEnv: readonly never[]
  readonly ignore: readonly string[]
}

interface TriggerRecord {
  readonly def: FunctionDefinition
  readonly backend: FunctionsBackend
  readonly ignored: boolean
}

export interface FunctionsEmulator extends EmulatorInstance {
  readonly triggers: Readonly<Record<string, TriggerRecord>>
  readonly workerPools: Readonly<Record<string, WorkerPool>>
  readonly workQueue: { flush(timeoutMs?: number): Promise<void> }
  startRuntime(backend: FunctionsBackend, trigger?: FunctionDefinition): Promise<FunctionWorker>
  loadTriggers(backend: FunctionsBackend, force?: boolean): Promise<void>
}

export interface WorkerPool {
  getIdleWorker(triggerId: string, runtime: string): FunctionWorker | undefined
  getTriggerWorkers(triggerId: string, runtime: string): readonly FunctionWorker[]
}

/** What the Auth emulator holds of one account; we keep it whole and look at nothing but its id. */
export interface AuthUser {
  readonly localId: string
  readonly providerUserInfo?: readonly unknown[]
}

/** The accounts of one project, in memory. */
export interface AuthState {
  readonly projectId: string
  readonly users: Map<string, AuthUser>
  updateUserByLocalId(localId: string, fields: object, options?: object): AuthUser
  deleteUser(user: AuthUser): void
  deleteAllAccounts(): void
}

/** An OpenAPI document, as far as we trim it. */
export interface ApiSpec {
  readonly paths: Record<string, Record<string, unknown>>
}

interface Place {
  readonly host: string
  readonly port: number
}

type New<Arguments, Instance> = new (args: Arguments) => Instance

interface Tools {
  readonly EmulatorRegistry: {
    start(instance: EmulatorInstance): Promise<void>
    stop(name: string): Promise<void>
    stopAll(): Promise<void>
    get(name: string): EmulatorInstance | undefined
    listRunning(): readonly string[]
  }
  readonly EmulatorHub: New<
    { projectId: string; listen: readonly object[]; listenForEmulator: object },
    EmulatorInstance
  >
  readonly FunctionsEmulator: New<
    Place & {
      projectId: string
      projectDir: string
      emulatableBackends: readonly FunctionsBackend[]
      verbosity: string
    },
    FunctionsEmulator
  >
  readonly EventarcEmulator: New<Place, EmulatorInstance>
  readonly TasksEmulator: New<Place, EmulatorInstance>
  readonly AuthEmulator: New<Place & { projectId: string; singleProjectMode: number }, EmulatorInstance>
  readonly HostingEmulator: New<Place & { options: object }, EmulatorInstance>
  readonly Config: new (source: object, options: { projectDir: string; cwd: string }) => object
  /** Holds the class of project state that the Auth emulator makes; replacing it here replaces it there. */
  readonly authState: { AgentProjectState: new (projectId: string) => AuthState }
  readonly authApi: ApiSpec
  readonly logger: { add(transport: object): void; format: { transform(entry: object): object } }
}

/** Loads firebase-tools. It takes half a second, so only those who start something ask. */
export function firebaseTools(): Tools {
  return {
    EmulatorRegistry: load('firebase-tools/lib/emulator/registry').EmulatorRegistry,
    EmulatorHub: load('firebase-tools/lib/emulator/hub').EmulatorHub,
    FunctionsEmulator: load('firebase-tools/lib/emulator/functionsEmulator').FunctionsEmulator,
    EventarcEmulator: load('firebase-tools/lib/emulator/eventarcEmulator').EventarcEmulator,
    TasksEmulator: load('firebase-tools/lib/emulator/tasksEmulator').TasksEmulator,
    AuthEmulator: load('firebase-tools/lib/emulator/auth').AuthEmulator,
    HostingEmulator: load('firebase-tools/lib/emulator/hostingEmulator').HostingEmulator,
    Config: load('firebase-tools/lib/config').Config,
    authState: load('firebase-tools/lib/emulator/auth/state'),
    authApi: load('firebase-tools/lib/emulator/auth/apiSpec').default,
    logger: load('firebase-tools/lib/logger').logger,
  }
}
