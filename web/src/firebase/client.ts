/*
 * How the app learns which Firebase it talks to, with one and the same build:
 *
 * - served from localhost or 127.0.0.1: emulators, project `demo-blinkcart`. Their ports come from the Hosting emulator
 *   itself, `/__/firebase/init.js?useEmulator=true`, which lists every emulator in its registry. So a stack on other
 *   ports needs no rebuild and no extra file. Without that answer (a plain file server, or offline) the last known
 *   ports count, then 8080, 9099 and 5001.
 * - served from anywhere else: the config that was built in (`VITE_FIREBASE_CONFIG`, JSON), else the one that Firebase
 *   Hosting serves at `/__/firebase/init.json`.
 */
import { type FirebaseApp, type FirebaseOptions, initializeApp } from 'firebase/app'
import { type Emulators, emulatorsIn, isLocal } from './emulators.ts'

interface Connection {
  readonly app: FirebaseApp
  readonly emulators: Emulators | undefined
}

let connection: Connection | undefined

/** Settles once `client()` may be used. Starts when this module loads; never rejects on a page of this machine. */
export const clientReady: Promise<void> = connect().then((made) => {
  connection = made
})

/** The Firebase app and, on this machine, its emulators. Only after `clientReady`. */
export function client(): Connection {
  if (connection === undefined) throw new Error('client() was used before clientReady had settled')
  return connection
}

async function connect(): Promise<Connection> {
  if (isLocal(location.hostname)) {
    const script = await remembered('/__/firebase/init.js?useEmulator=true')
    const options = { projectId: 'demo-blinkcart', apiKey: 'demo', appId: 'demo-blinkcart' }
    return { app: initializeApp(options), emulators: emulatorsIn(script ?? '') }
  }
  const built = import.meta.env.VITE_FIREBASE_CONFIG as string | undefined
  const json = built ?? (await remembered('/__/firebase/init.json'))
  if (json === undefined) throw new Error('no Firebase config: Hosting did not serve /__/firebase/init.json')
  const app = initializeApp(JSON.parse(json) as FirebaseOptions)
  await attest(app)
  return { app, emulators: undefined }
}

/** Lets every request prove that it comes from this app, where App Check is set up: its reCAPTCHA key is built in. */
async function attest(app: FirebaseApp): Promise<void> {
  const key = import.meta.env.VITE_APP_CHECK_KEY as string | undefined
  if (!key) return
  const { initializeAppCheck, ReCaptchaEnterpriseProvider } = await import('firebase/app-check')
  initializeAppCheck(app, { provider: new ReCaptchaEnterpriseProvider(key), isTokenAutoRefreshEnabled: true })
}

/** The text at `path`, or what it was when it could last be fetched: the app starts without a network too. */
async function remembered(path: string): Promise<string | undefined> {
  const key = `blinkcart.${path}`
  try {
    const answer = await fetch(path)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    const text = await answer.text()
    localStorage.setItem(key, text)
    return text
  } catch {
    return localStorage.getItem(key) ?? undefined
  }
}
