import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paths } from '@blinkcart/domain/paths'
import { deleteApp, initializeApp } from 'firebase-admin/app'
import { type Auth, getAuth } from 'firebase-admin/auth'
import { FieldValue, type Firestore, getFirestore } from 'firebase-admin/firestore'
import type { Ports } from '../ports.ts'
import { host, projectId } from '../root.ts'
import { type DemoAccount, demoAccounts, demoPassword } from './accounts.ts'
import { products } from './products.ts'

interface Where {
  readonly ports: Pick<Ports, 'auth' | 'firestore'>
}

/** Seeds a data folder that never was, and only then, so that what people change stays changed. */
export async function seedOnce({
  ports,
  dataDir,
  report,
}: Where & { dataDir: string; report: (step: string) => void }): Promise<void> {
  const done = join(dataDir, 'seeded')
  if (existsSync(done)) return
  report('Stocking the shelves')
  await seed({ ports })
  writeFileSync(done, '')
}

/** Puts the demo catalog and accounts where they are missing; what is there already is left as it is. */
export async function seed({ ports }: Where): Promise<void> {
  process.env.FIRESTORE_EMULATOR_HOST = `${host}:${ports.firestore}`
  process.env.FIREBASE_AUTH_EMULATOR_HOST = `${host}:${ports.auth}`
  const app = initializeApp({ projectId }, 'seed')
  try {
    const db = getFirestore(app)
    await stock(db)
    for (const account of demoAccounts) await open(getAuth(app), db, account)
  } finally {
    await deleteApp(app)
  }
}

async function stock(db: Firestore): Promise<void> {
  const refs = products.map(({ sku }) => db.doc(paths.product(sku)))
  const there = new Set((await db.getAll(...refs)).filter(({ exists }) => exists).map(({ id }) => id))
  const batch = db.batch()
  for (const { sku, ...product } of products) if (!there.has(sku)) batch.create(db.doc(paths.product(sku)), product)
  await batch.commit()
}

async function open(auth: Auth, db: Firestore, account: DemoAccount): Promise<void> {
  const { uid, email, name, role } = account
  await auth
    .createUser({ uid, email, password: demoPassword, displayName: name, emailVerified: true })
    .catch((error: { code?: string }) => {
      if (error.code !== 'auth/uid-already-exists' && error.code !== 'auth/email-already-exists') throw error
    })
  await auth.setCustomUserClaims(uid, { role })
  const user = db.doc(paths.user(uid))
  if ((await user.get()).exists) return
  const batch = db.batch()
  const { phone, address, vehicleNumber } = account
  batch.create(user, {
    name,
    phone,
    role,
    addresses: address ? [address] : [],
    createdAt: FieldValue.serverTimestamp(),
  })
  if (vehicleNumber) batch.create(db.doc(paths.partner(uid)), partnerOf(account, vehicleNumber))
  await batch.commit()
}

/** On duty from the start, so that the first order of a demo finds somebody. */
function partnerOf({ name, phone }: DemoAccount, vehicleNumber: string): object {
  return {
    name,
    phone,
    vehicleNumber,
    available: true,
    heartbeatAt: FieldValue.serverTimestamp(),
    activeOrderIds: [],
    location: null,
    rating: { sum: 0, count: 0 },
  }
}
