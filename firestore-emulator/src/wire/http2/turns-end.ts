let waiting: (() => void)[] = []

/**
 * Runs `work` at the end of this turn of the event loop, after all promises that are settled in it have had their say: what is sent in one turn, by
 * whatever chain of events, can go out together.
 */
export function atTurnsEnd(work: () => void): void {
  waiting.push(work)
  // Node comes to what is put off within a microtask when there are no microtasks left.
  if (waiting.length === 1) queueMicrotask(() => process.nextTick(runAll))
}

function runAll(): void {
  const works = waiting
  waiting = []
  for (const work of works) work()
}
