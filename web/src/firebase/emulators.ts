/** Where one emulator listens. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** The emulators a page on this machine talks to. */
export interface Emulators {
  readonly firestore: Address
  readonly auth: Address
  readonly functions: Address
}

/** The ports everything has when nobody says otherwise. */
export const defaultEmulators: Emulators = {
  firestore: { host: '127.0.0.1', port: 8080 },
  auth: { host: '127.0.0.1', port: 9099 },
  functions: { host: '127.0.0.1', port: 5001 },
}

/** True where the page was served by this machine: then it talks to emulators, never to the cloud. */
export function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

/**
 * The emulators named in Hosting's `/__/firebase/init.js?useEmulator=true`: a script that assigns them to
 * `firebaseEmulators`. Any that it doesn't name keep their default address.
 */
export function emulatorsIn(initScript: string): Emulators {
  const json = /var firebaseEmulators = (\{[\s\S]*?\n\});/.exec(initScript)?.[1]
  if (json === undefined) return defaultEmulators
  const named: unknown = JSON.parse(json)
  return {
    firestore: addressIn(named, 'firestore'),
    auth: addressIn(named, 'auth'),
    functions: addressIn(named, 'functions'),
  }
}

function addressIn(named: unknown, name: keyof Emulators): Address {
  if (typeof named !== 'object' || named === null) return defaultEmulators[name]
  const entry: unknown = Reflect.get(named, name)
  if (typeof entry !== 'object' || entry === null) return defaultEmulators[name]
  const { host, port } = entry as { host?: unknown; port?: unknown }
  return typeof host === 'string' && typeof port === 'number' ? { host, port } : defaultEmulators[name]
}
