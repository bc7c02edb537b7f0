import { randomUUID } from 'node:crypto'
import type { CallableName, CallableRequest, CallableResult } from '@blinkcart/domain/contract'
import type { Ports } from '@blinkcart/local/ports'
import { demoPassword } from '@blinkcart/local/seed/accounts'
import { deleteApp, initializeApp } from 'firebase/app'
import {
  type Auth,
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  getAuth,
  signInWithEmailAndPassword,
} from 'firebase/auth'
import { connectFirestoreEmulator, type Firestore, getFirestore, setLogLevel, terminate } from 'firebase/firestore'
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions'

// A server that dies, and devices that are put away while they listen, are what these tests are about.
setLogLevel('silent')

/** Somebody at a device of their own, with Google's unmodified web SDK and nothing of ours. */
export interface Actor {
  readonly uid: string
  readonly email: string
  readonly db: Firestore
  /** Calls a callable; rejects with the SDK's own error. */
  call<N extends CallableName>(name: N, request: CallableRequest<N>): Promise<CallableResult<N>>
  /** Puts the device away. */
  leave(): Promise<void>
}

/** Signs in to an account that exists. */
export async function signIn(ports: Ports, email: string, password: string = demoPassword): Promise<Actor> {
  return actor(ports, email, (auth) => signInWithEmailAndPassword(auth, email, password))
}

/** Opens an account of a new role-less person. */
export async function newcomer(ports: Ports): Promise<Actor> {
  const email = `${randomUUID()}@example.com`
  return actor(ports, email, (auth) => createUserWithEmailAndPassword(auth, email, demoPassword))
}

/** A new delivery partner, registered and on duty. */
export async function newPartner(ports: Ports): Promise<Actor> {
  const vehicleNumber = 'KA01AB1234'
  const partner = await registered(ports, { role: 'delivery_partner', name: 'New partner', phone, vehicleNumber })
  await partner.call('setAvailability', { available: true })
  return partner
}

/** A new customer, registered, with one saved place whose door is on the map. */
export function newCustomer(ports: Ports): Promise<Actor> {
  const address = { line1: '7 Lake Road', city: 'Bengaluru', pincode: '560034', lat: 12.9279, lng: 77.6271 }
  return registered(ports, { role: 'customer', name: 'New customer', phone, address })
}

const phone = '9876543210'

async function registered(ports: Ports, request: CallableRequest<'register'>): Promise<Actor> {
  const person = await newcomer(ports)
  await person.call('register', request)
  await person.leave()
  // Signing in anew brings the token that has the role.
  return signIn(ports, person.email)
}

async function actor(ports: Ports, email: string, enter: (auth: Auth) => Promise<unknown>): Promise<Actor> {
  const app = initializeApp({ projectId: 'demo-blinkcart', apiKey: 'demo' }, randomUUID())
  const auth = getAuth(app)
  connectAuthEmulator(auth, `http://127.0.0.1:${ports.auth}`, { disableWarnings: true })
  const db = getFirestore(app)
  connectFirestoreEmulator(db, '127.0.0.1', ports.firestore)
  const functions = getFunctions(app, 'asia-south1')
  connectFunctionsEmulator(functions, '127.0.0.1', ports.functions)
  await enter(auth)
  const uid = auth.currentUser?.uid
  if (!uid) throw new Error(`${email} is not signed in`)
  return {
    uid,
    email,
    db,
    async call<N extends CallableName>(name: N, request: CallableRequest<N>) {
      const { data } = await httpsCallable<CallableRequest<N>, CallableResult<N>>(functions, name)(request)
      return data
    },
    async leave() {
      await terminate(db)
      await deleteApp(app)
    },
  }
}
