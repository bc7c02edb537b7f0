import { host, projectId } from '../root.ts'
import type { FunctionsEmulator } from './tools.ts'

const minuteMs = 60_000

/**
 * Runs scheduled functions, which the functions emulator leaves to Google's Pub/Sub emulator, and that needs Java.
 *
 * Each runs once now, for what fell due while nothing ran, and then as often as it asks: `every N minutes` or
 * `every N hours`. Abort the signal to stop.
 */
export function runSchedules(emulator: FunctionsEmulator, port: number, signal: AbortSignal): void {
  let minute = 0
  const tick = () => {
    // Looked up each time, for a reload brings other functions under other keys.
    for (const [key, { def }] of Object.entries(emulator.triggers)) {
      const every = def.schedule ? minutesOf(def.schedule.schedule) : undefined
      if (every && minute % every === 0)
        void run(`http://${host}:${port}/functions/projects/${projectId}/triggers/${key}`, def.name)
    }
    minute += 1
  }
  tick()
  const timer = setInterval(tick, minuteMs)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

/** How many minutes lie between two runs, or nothing for a schedule of another kind. */
export function minutesOf(schedule: string): number | undefined {
  const [, count, unit] = /^every (\d+) (minute|hour)s?$/.exec(schedule.trim()) ?? []
  if (!count || !unit) return undefined
  return Number(count) * (unit === 'hour' ? 60 : 1)
}

async function run(url: string, name: string): Promise<void> {
  // What the function has to say of a failure it says in the log; the next run comes by itself.
  await fetch(url, { method: 'POST', headers: { 'X-CloudScheduler-JobName': name } }).catch(() => undefined)
}
