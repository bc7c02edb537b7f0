/**
 * Calls `stop` on the first Ctrl-C (or its like) and then ends the process well. A second one ends it at once, with
 * whatever it has started. What comes back does the same as a Ctrl-C.
 */
export function stopOnSignals(stop: () => Promise<void>): () => void {
  let stopping = false
  const end = () => {
    if (stopping) process.exit(130)
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('Could not stop cleanly:', error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  return end
}
