import { type App, deleteApp, initializeApp } from 'firebase-admin/app'
import { type Firestore, getFirestore } from 'firebase-admin/firestore'
import { startFirestoreEmulator } from '../index.ts'
import type { EmulatorOptions, RunningEmulator } from '../options.ts'

let apps = 0

/** A server for one test file, with a project of its own for every test that asks. */
export class Running {
  readonly emulator: RunningEmulator
  readonly #apps: App[] = []
  #projects = 0

  private constructor(emulator: RunningEmulator) {
    this.emulator = emulator
  }

  static async start(options: Partial<EmulatorOptions> = {}): Promise<Running> {
    return new Running(await startFirestoreEmulator({ port: 0, log: () => {}, ...options }))
  }

  get address(): string {
    return `${this.emulator.host}:${this.emulator.port}`
  }

  project(): string {
    return `demo-${++this.#projects}`
  }

  /** The server SDK, as anybody uses it. */
  admin(projectId = this.project()): Firestore {
    const app = initializeApp({ projectId }, `app-${++apps}`)
    this.#apps.push(app)
    const firestore = getFirestore(app)
    firestore.settings({ host: this.address, ssl: false, customHeaders: { Authorization: 'Bearer owner' } })
    return firestore
  }

  async stop(): Promise<void> {
    await Promise.all(this.#apps.map((app) => deleteApp(app)))
    await this.emulator.stop()
  }
}

/** Resolves with the first value that `listen` hands over and that `wanted` accepts. */
export function first<T>(
  listen: (next: (value: T) => void, fail: (error: Error) => void) => () => void,
  wanted: (value: T) => boolean = () => true,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = listen((value) => {
      if (!wanted(value)) return
      queueMicrotask(() => end())
      resolve(value)
    }, reject)
  })
}
