export type { EmulatorOptions, RunningEmulator } from './options.ts'
export { startFirestoreEmulator } from './server.ts'
