let reasons = 0
const listeners = new Set<() => void>()

/** Whether nobody should be asked anything that can wait. */
export const isQuiet = (): boolean => reasons > 0

/** Calls back when that changes. */
export function onQuiet(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks for quiet, as while an order is carried; returns how to end that. */
export function beQuiet(): () => void {
  change(1)
  return () => change(-1)
}

function change(by: 1 | -1): void {
  reasons += by
  for (const listener of listeners) listener()
}
