import { askPermission, currentPermission } from '../notifications/permission.ts'

const key = 'blinkcart.alerts'
const listeners = new Set<() => void>()
let audio: AudioContext | undefined

/** Whether a new order makes itself heard on this device; it does unless its owner said otherwise. */
export function alertsOn(): boolean {
  return localStorage.getItem(key) !== 'off'
}

/** Calls back when that changes. */
export function onAlerts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Turns them on or off. Turned on by hand, they may also show while another app is in front: the browser asks for that. */
export function turnAlerts(on: boolean): void {
  localStorage.setItem(key, on ? 'on' : 'off')
  for (const listener of listeners) listener()
  if (!on) return
  prepareSound()
  ring()
  if (currentPermission() === 'default')
    askPermission().catch((failure: unknown) => console.warn('asking for notifications failed', failure))
}

/** Browsers stay mute until a finger has touched the page: from its first touch on, `ring` is heard. */
export function prepareSound(): void {
  audio ??= 'AudioContext' in globalThis ? new AudioContext() : undefined
  audio?.resume().catch((failure: unknown) => console.warn('no sound', failure))
}

/** Two notes, rising, and a buzz: heard over traffic, felt in a pocket. */
export function ring(): void {
  navigator.vibrate?.([200, 100, 200])
  if (audio?.state !== 'running') return
  note(audio, 660, 0)
  note(audio, 880, 0.18)
}

/** Shows `text` over other apps, if its owner allowed that and looks elsewhere. */
export async function notify(title: string, body: string, tag: string): Promise<void> {
  if (document.visibilityState !== 'hidden' || currentPermission() !== 'granted') return
  const worker = await navigator.serviceWorker.getRegistration()
  await worker?.showNotification(title, { body, tag, icon: '/icon-192.png', data: { path: '/partner' } })
}

function note(context: AudioContext, hertz: number, after: number): void {
  const start = context.currentTime + after
  const [tone, loudness] = [context.createOscillator(), context.createGain()]
  tone.frequency.value = hertz
  loudness.gain.setValueAtTime(0, start)
  loudness.gain.linearRampToValueAtTime(0.5, start + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.3)
  tone.connect(loudness).connect(context.destination)
  tone.start(start)
  tone.stop(start + 0.32)
}
