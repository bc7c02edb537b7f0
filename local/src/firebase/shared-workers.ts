import type { FunctionDefinition, FunctionsBackend, FunctionsEmulator, FunctionWorker } from './tools.ts'

/**
 * Lets one process serve many requests of a function at once, as a second-generation function in the cloud does.
 *
 * The functions emulator hands a process one request at a time and starts another process for each further one: forty
 * partners who tap Accept together would start forty Nodes. Here a busy process takes more, and those who come while the
 * first is starting wait for it.
 */
export function shareWorkers(emulator: FunctionsEmulator): void {
  for (const pool of Object.values(emulator.workerPools)) {
    pool.getIdleWorker = (triggerId, runtime) => pool.getTriggerWorkers(triggerId, runtime).find(takesWork)
  }
  const starting = new Map<string, Promise<FunctionWorker>>()
  const startRuntime = emulator.startRuntime.bind(emulator)
  emulator.startRuntime = (backend: FunctionsBackend, trigger?: FunctionDefinition) => {
    const key = trigger?.id ?? ''
    const underWay = starting.get(key)
    if (underWay) return underWay
    const started = startRuntime(backend, trigger).finally(() => starting.delete(key))
    starting.set(key, started)
    return started
  }
}

function takesWork(worker: FunctionWorker): boolean {
  return worker.state === 'IDLE' || worker.state === 'BUSY'
}

/** Starts the processes of all functions, one after another, so that nobody's first tap waits for one. */
export async function warmUp(emulator: FunctionsEmulator, signal: AbortSignal): Promise<void> {
  for (const { def, backend, ignored } of Object.values(emulator.triggers)) {
    if (signal.aborted) return
    const runtime = (backend as { runtime?: string }).runtime ?? ''
    if (ignored || emulator.workerPools[backend.codebase]?.getIdleWorker(def.id, runtime)) continue
    // A function that can't start says so again, and to somebody, when it is called.
    await emulator.startRuntime(backend, def).catch(() => undefined)
  }
}
