import type { Language } from '../words/language.ts'
import { rememberLanguage } from './memory.ts'
import { currentPermission } from './permission.ts'

/*
 * Pushing is for shops that have set it up: without its key nothing of it is loaded, and nothing is missing but the word
 * while no page is open.
 */

const vapidKey = import.meta.env.VITE_FIREBASE_VAPID_KEY as string | undefined
const deviceKey = 'blinkcart.device'
const sentKey = 'blinkcart.push'
const patienceMs = 3000

/** Lets `uid` be pushed to on this device in `language`, where their shop pushes and they allow it. It never fails. */
export async function bePushedTo(uid: string, language: Language): Promise<void> {
  if (!vapidKey || currentPermission() !== 'granted') return
  try {
    const registration = await navigator.serviceWorker.getRegistration()
    if (registration === undefined) return
    await rememberLanguage(language)
    const { keepDevice, tokenOf } = await import('../firebase/messaging.ts')
    const token = await tokenOf(registration, vapidKey)
    if (token === undefined || localStorage.getItem(sentKey) === `${uid} ${token}`) return
    await keepDevice(uid, deviceId(), token)
    localStorage.setItem(sentKey, `${uid} ${token}`)
  } catch (failure) {
    console.warn('this device can not be pushed to', failure)
  }
}

/** Ends that, before `uid` signs out; without signal not for long: then the token itself is dropped, and dies. */
export async function stopPushingTo(uid: string): Promise<void> {
  if (!vapidKey || localStorage.getItem(sentKey) === null) return
  localStorage.removeItem(sentKey)
  const ended = import('../firebase/messaging.ts')
    .then(({ forgetDevice }) => forgetDevice(uid, deviceId()))
    .catch((failure: unknown) => console.warn('could not end being pushed to', failure))
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patienceMs))])
}

function deviceId(): string {
  const known = localStorage.getItem(deviceKey)
  if (known !== null) return known
  const made = crypto.randomUUID()
  localStorage.setItem(deviceKey, made)
  return made
}
