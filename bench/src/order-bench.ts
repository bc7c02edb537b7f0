import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalProcess } from '@blinkcart/local/local-process'
import { demoPassword } from '@blinkcart/local/seed/accounts'
import { initializeApp } from 'firebase/app'
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth'
import { connectFirestoreEmulator, doc, type Firestore, getFirestore, onSnapshot } from 'firebase/firestore'
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions'
import { spread } from './spread.ts'

/*
 * How long a tap takes: a customer places an order through the callable; an admin's listener, on another connection, has
 * it. Through unmodified SDKs, on a stack of its own.
 */
const rounds = 100

const dataDir = await mkdtemp(join(tmpdir(), 'blinkcart-bench-'))
const begun = performance.now()
const stack = await startLocalProcess({ dataDir })
console.log(`start, seeding included: ${((performance.now() - begun) / 1000).toFixed(1)} s`)

const { ports } = stack
const admin = await device('admin')
const customer = await device('customer')
const placeOrder = httpsCallable(customer.functions, 'placeOrder')
const answered: number[] = []
const seen: number[] = []
for (let round = 0; round < rounds; round++) {
  const orderId = crypto.randomUUID()
  const arrival = appears(admin.db, orderId)
  const tapped = performance.now()
  await placeOrder({
    orderId,
    items: [{ sku: 'water', quantity: 1 }],
    deliveryAddress: { line1: '14, 5th Cross', city: 'Bengaluru', pincode: '560095' },
    quotedTotal: 2000,
  })
  answered.push(performance.now() - tapped)
  seen.push((await arrival) - tapped)
}
// The first order finds functions that are still starting.
console.log(`tap to answer:        ${spread(answered.slice(1))}`)
console.log(`tap to admin's screen: ${spread(seen.slice(1))}`)
await stack.stop()
await rm(dataDir, { recursive: true })
process.exit()

async function device(who: string) {
  const app = initializeApp({ projectId: 'demo-blinkcart', apiKey: 'demo' }, who)
  const auth = getAuth(app)
  connectAuthEmulator(auth, `http://127.0.0.1:${ports.auth}`, { disableWarnings: true })
  const db = getFirestore(app)
  connectFirestoreEmulator(db, '127.0.0.1', ports.firestore)
  const functions = getFunctions(app, 'asia-south1')
  connectFunctionsEmulator(functions, '127.0.0.1', ports.functions)
  await signInWithEmailAndPassword(auth, `${who}@demo.blinkcart.app`, demoPassword)
  return { db, functions }
}

/** When the order first shows in a listener. */
function appears(db: Firestore, orderId: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const stop = onSnapshot(
      doc(db, 'orders', orderId),
      (order) => {
        if (!order.exists()) return
        stop()
        resolve(performance.now())
      },
      reject,
    )
  })
}
