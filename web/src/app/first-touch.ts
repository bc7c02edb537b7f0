const signs = ['pointerdown', 'keydown', 'wheel'] as const

let touched = false
const waiting = new Set<() => void>()

const touch = () => {
  touched = true
  for (const sign of signs) window.removeEventListener(sign, touch)
  for (const listener of waiting) listener()
  waiting.clear()
}
for (const sign of signs) window.addEventListener(sign, touch, { passive: true })

/** Calls back once when somebody begins to use the page, at once where they have; returns how to stop waiting for it. */
export function onFirstTouch(listener: () => void): () => void {
  if (touched) listener()
  else waiting.add(listener)
  return () => waiting.delete(listener)
}
