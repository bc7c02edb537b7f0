/** Time as a dependency, so that tests can turn it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs `task` once, after `ms`; the answer calls it off. */
  after(ms: number, task: () => void): () => void
}

/** The machine's clock. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** A clock that stands still until `advance` is called; due tasks run in the order of their times. */
export function manualClock(start = 1_000_000): Clock & { advance(ms: number): void } {
  let now = start
  const tasks = new Set<{ due: number; task: () => void }>()
  return {
    now: () => now,
    after(ms, task) {
      const entry = { due: now + ms, task }
      tasks.add(entry)
      return () => tasks.delete(entry)
    },
    advance(ms) {
      const end = now + ms
      for (;;) {
        const next = [...tasks].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
        if (next === undefined) break
        tasks.delete(next)
        now = next.due
        next.task()
      }
      now = end
    },
  }
}
