/** How the app looks: as the device does, or as its owner chose. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'blinkcart.theme'
const listeners = new Set<() => void>()

/** The theme chosen on this device. */
export function currentTheme(): Theme {
  const stored = localStorage.getItem(storageKey)
  return themes.find((theme) => theme === stored) ?? 'system'
}

/** Chooses a theme and shows it at once. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  applyTheme()
  for (const listener of listeners) listener()
}

/** Calls back when another theme is chosen. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Marks the document with the chosen theme; without a mark the device decides. */
export function applyTheme(): void {
  const theme = currentTheme()
  document.documentElement.classList.toggle('light', theme === 'light')
  document.documentElement.classList.toggle('dark', theme === 'dark')
}
