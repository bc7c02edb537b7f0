export { type EmulatorOptions, type RunningEmulator, StartError } from './options.ts'
export { startFirestoreEmulator } from './server.ts'
