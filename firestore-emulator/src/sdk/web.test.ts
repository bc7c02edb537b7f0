import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing'
import {
  addDoc,
  collection,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  onSnapshot,
  type QuerySnapshot,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  setLogLevel,
  updateDoc,
  where,
} from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { first, Running } from './running.ts'

const rules = `
rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /orders/{orderId} {
      allow read: if request.auth.uid == resource.data.owner;
      allow create: if request.auth.uid == request.resource.data.owner;
      allow update: if request.auth.uid == resource.data.owner && request.resource.data.owner == resource.data.owner;
    }
    match /open/{id} { allow read, write; }
    match /staff/{id} { allow read: if get(/databases/$(database)/documents/roles/$(request.auth.uid)).data.staff; }
  }
}`

let running: Running
let environment: RulesTestEnvironment
beforeAll(async () => {
  setLogLevel('silent')
  running = await Running.start()
  const { host, port } = running.emulator
  environment = await initializeTestEnvironment({ projectId: 'demo-web', firestore: { host, port, rules } })
})
beforeEach(() => environment.clearFirestore())
afterAll(async () => {
  await environment.cleanup()
  await running.stop()
})

// The compat type that the library promises is the modular SDK's at run time.
const as = (uid: string) => environment.authenticatedContext(uid).firestore() as unknown as Firestore
const asNobody = () => environment.unauthenticatedContext().firestore() as unknown as Firestore
const asOwner = (work: (firestore: Firestore) => Promise<void>) =>
  environment.withSecurityRulesDisabled((context) => work(context.firestore() as unknown as Firestore))

const ids = (snapshot: QuerySnapshot) => snapshot.docs.map(({ id }) => id)
const mine = (firestore: Firestore, uid: string) => query(collection(firestore, 'orders'), where('owner', '==', uid))

describe('the web SDK', () => {
  test('reads and writes what the rules allow, and nothing else', async () => {
    const asha = as('asha')
    await assertSucceeds(setDoc(doc(asha, 'orders/o1'), { owner: 'asha', at: serverTimestamp() }))
    await assertSucceeds(getDoc(doc(asha, 'orders/o1')))
    await assertFails(setDoc(doc(asha, 'orders/o2'), { owner: 'bela' }))
    await assertFails(getDoc(doc(as('bela'), 'orders/o1')))
    await assertFails(getDoc(doc(asNobody(), 'orders/o1')))
    await assertFails(updateDoc(doc(asha, 'orders/missing'), { a: 1 }))
  })

  test('may list what its query proves to be its own', async () => {
    const asha = as('asha')
    await setDoc(doc(asha, 'orders/o1'), { owner: 'asha' })
    await asOwner((firestore) => setDoc(doc(firestore, 'orders/o2'), { owner: 'bela' }))
    expect(ids(await getDocs(mine(asha, 'asha')))).toEqual(['o1'])
    await assertFails(getDocs(collection(asha, 'orders')))
    await assertFails(getDocs(mine(asha, 'bela')))
  })

  test('hears what others write, and its own writes at once', async () => {
    const asha = as('asha')
    const heard = first<QuerySnapshot>(
      (next, fail) => onSnapshot(mine(asha, 'asha'), next, fail),
      (snapshot) => ids(snapshot).join() === 'o1,o2' && !snapshot.metadata.hasPendingWrites,
    )
    await setDoc(doc(asha, 'orders/o1'), { owner: 'asha' })
    await asOwner((firestore) => setDoc(doc(firestore, 'orders/o2'), { owner: 'asha' }))
    expect(ids(await heard)).toEqual(['o1', 'o2'])
  })

  test('hears of a document that leaves its query', async () => {
    const asha = as('asha')
    await asOwner(async (firestore) => {
      await setDoc(doc(firestore, 'orders/o1'), { owner: 'asha' })
      await setDoc(doc(firestore, 'orders/o2'), { owner: 'asha' })
    })
    const heard = first<QuerySnapshot>(
      (next, fail) => onSnapshot(mine(asha, 'asha'), next, fail),
      (snapshot) => ids(snapshot).join() === 'o2' && !snapshot.metadata.fromCache,
    )
    await asOwner((firestore) => updateDoc(doc(firestore, 'orders/o1'), { owner: 'bela' }))
    await heard
  })

  test('is cut off once the document that its right rests on changes', async () => {
    await asOwner((firestore) => setDoc(doc(firestore, 'roles/asha'), { staff: true }))
    const asha = as('asha')
    const heard: string[] = []
    const cutOff = new Promise<string>((resolve) => {
      onSnapshot(
        collection(asha, 'staff'),
        (snapshot) => {
          heard.push(`${snapshot.size}`)
          void asOwner((firestore) => setDoc(doc(firestore, 'roles/asha'), { staff: false }))
        },
        (error) => resolve(error.code),
      )
    })
    expect(await cutOff).toBe('permission-denied')
    expect(heard).toEqual(['0'])
  })

  test('retries its transactions until they hold', async () => {
    const clients = Array.from({ length: 5 }, (_, i) => as(`user${i}`))
    await asOwner((firestore) => setDoc(doc(firestore, 'open/counter'), { n: 0 }))
    const increment = (firestore: Firestore) =>
      runTransaction(
        firestore,
        async (transaction) => {
          const counter = doc(firestore, 'open/counter')
          const n: number = (await transaction.get(counter)).get('n')
          transaction.update(counter, { n: n + 1 })
        },
        { maxAttempts: 20 },
      )
    await Promise.all(clients.map(increment))
    expect((await getDoc(doc(asNobody(), 'open/counter'))).get('n')).toBe(5)
  })

  test('keeps its writes in order and learns which of them failed', async () => {
    const asha = as('asha')
    const outcomes = await Promise.allSettled([
      addDoc(collection(asha, 'open'), { n: 1 }),
      setDoc(doc(asha, 'orders/o9'), { owner: 'bela' }),
      addDoc(collection(asha, 'open'), { n: 2 }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await getDocs(collection(asha, 'open'))).size).toBe(2)
  })
})
