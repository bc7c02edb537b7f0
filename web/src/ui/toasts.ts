/** A short message that stays a few seconds, and may offer one thing to do. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'neutral' | 'danger'
  readonly action?: { readonly label: string; readonly run: () => void }
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Shows a message, and returns how to take it away early. */
export function toast(message: Omit<Toast, 'id' | 'tone'> & Partial<Pick<Toast, 'tone'>>, lastsMs = 5000): () => void {
  const id = ++lastId
  const dismiss = () => change(toasts.filter((shown) => shown.id !== id))
  change([...toasts.slice(-2), { tone: 'neutral', ...message, id }])
  setTimeout(dismiss, lastsMs)
  return dismiss
}

/** The messages on screen, oldest first; for the toaster. */
export const currentToasts = (): readonly Toast[] => toasts

/** Calls back whenever the messages change. */
export function onToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}
