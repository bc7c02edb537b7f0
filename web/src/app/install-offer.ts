/** The browser's offer to install the app, which it makes once, early, and only where that is possible. */
interface InstallOffer extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

let offer: InstallOffer | undefined
const listeners = new Set<() => void>()

addEventListener('beforeinstallprompt', (event) => {
  // Kept for a moment at which it makes sense, instead of the browser's own.
  event.preventDefault()
  change(event as InstallOffer)
})
addEventListener('appinstalled', () => change(undefined))

/** Whether the browser offers to install the app. */
export const installOffered = (): boolean => offer !== undefined

/** Calls back when that changes. */
export function onInstallOffer(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lets the browser ask; answers whether the app is installed now. An offer can be taken up once. */
export async function install(): Promise<boolean> {
  const taken = offer
  change(undefined)
  return (await taken?.prompt())?.outcome === 'accepted'
}

function change(next: InstallOffer | undefined): void {
  offer = next
  for (const listener of listeners) listener()
}
