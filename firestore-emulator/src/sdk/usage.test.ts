import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { collection, doc, type Firestore, getDoc, getDocs, onSnapshot, query, setDoc, where } from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { first, Running } from './running.ts'

const rules = `
rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /orders/{id} { allow read, write: if get(/databases/$(database)/documents/roles/$(request.auth.uid)).data.staff; }
  }
}`

let running: Running
let environment: RulesTestEnvironment
const project = 'demo-usage'

beforeAll(async () => {
  running = await Running.start()
  const { host, port } = running.emulator
  environment = await initializeTestEnvironment({ projectId: project, firestore: { host, port, rules } })
})
afterAll(async () => {
  await environment.cleanup()
  await running.stop()
})

const usageUrl = () => `http://${running.address}/emulator/v1/projects/${project}:usage`
const usage = async (): Promise<{
  readonly billed: object
  readonly by: readonly Readonly<Record<string, unknown>>[]
}> => Object(await (await fetch(usageUrl())).json())
const cost = async (work: () => Promise<unknown>) => {
  await fetch(usageUrl(), { method: 'DELETE' })
  await work()
  return (await usage()).billed
}

beforeEach(async () => {
  const firestore = running.admin(project)
  const batch = firestore.batch().set(firestore.doc('roles/asha'), { staff: true })
  for (let i = 0; i < 5; i++) batch.set(firestore.doc(`orders/o${i}`), { n: i })
  await batch.commit()
})

describe('what the server SDK costs', () => {
  test.each<[string, object, (admin: FirebaseFirestore.Firestore) => Promise<unknown>]>([
    ['a get, there or not', { reads: 2 }, (admin) => admin.getAll(admin.doc('orders/o1'), admin.doc('orders/none'))],
    ['a query, by its documents', { reads: 5 }, (admin) => admin.collection('orders').get()],
    ['a query without results', { reads: 1 }, (admin) => admin.collection('orders').where('n', '==', 99).get()],
    ['what an offset skips', { reads: 5 }, (admin) => admin.collection('orders').offset(3).get()],
    ['a count', { reads: 1 }, (admin) => admin.collection('orders').count().get()],
    ['a listing of collections', { reads: 1 }, (admin) => admin.listCollections()],
    [
      'writes and deletes, not failures',
      { writes: 2, deletes: 1 },
      async (admin) => {
        await admin.doc('orders/o1').set({ n: 1 })
        await admin.batch().update(admin.doc('orders/o2'), { n: 7 }).delete(admin.doc('orders/o3')).commit()
        await admin
          .doc('orders/none')
          .update({ n: 1 })
          .catch(() => {})
      },
    ],
  ])('%s', async (_, expected, work) => {
    const admin = running.admin(project)
    expect(await cost(() => work(admin))).toEqual({ reads: 0, writes: 0, deletes: 0, ...expected })
  })

  test('is told by label', async () => {
    await fetch(usageUrl(), { method: 'DELETE' })
    await fetch(`http://${running.address}/v1/projects/${project}/databases/(default)/documents/orders/o1`, {
      headers: { Authorization: 'Bearer owner', 'X-Usage-Label': 'nightly report' },
    })
    expect((await usage()).by).toEqual([
      expect.objectContaining({
        caller: 'owner',
        label: 'nightly report',
        counts: expect.objectContaining({ getReads: 1 }),
      }),
    ])
  })
})

describe('what the web SDK costs', () => {
  // The compat type that the library promises is the modular SDK's at run time.
  const asha = () => environment.authenticatedContext('asha').firestore() as unknown as Firestore

  test('includes what rules read', async () => {
    const firestore = asha()
    expect(await cost(() => getDoc(doc(firestore, 'orders/o1')))).toEqual({ reads: 2, writes: 0, deletes: 0 })
    expect(await cost(() => setDoc(doc(firestore, 'orders/o1'), { n: 1 }))).toEqual({ reads: 1, writes: 1, deletes: 0 })
    expect(await cost(() => getDocs(collection(firestore, 'orders')))).toEqual({ reads: 6, writes: 0, deletes: 0 })
    const [row] = (await usage()).by
    expect(row).toMatchObject({ caller: 'user', client: expect.stringContaining('fire/') })
  })

  test('includes the first documents of a listener', async () => {
    const few = query(collection(asha(), 'orders'), where('n', '<', 3))
    const heard = () => first<unknown>((next, fail) => onSnapshot(few, next, fail))
    expect(await cost(heard)).toEqual({ reads: 4, writes: 0, deletes: 0 })
  })
})

describe('what a listener costs', () => {
  test('is its first documents, each that changes, and one that leaves because it changed, but not one that is deleted', async () => {
    const admin = running.admin(project)
    const few = admin.collection('orders').where('n', '<', 3)
    const seen: string[] = []
    const costs = await cost(
      () =>
        new Promise<void>((resolve, reject) => {
          const end = few.onSnapshot(({ docs }) => {
            seen.push(docs.map((one) => one.data().n).join())
            const next = steps.shift()
            if (next !== undefined) return void next()
            end()
            resolve()
          }, reject)
          const steps = [
            () => admin.doc('orders/o0').set({ n: -1 }),
            () => admin.doc('orders/o2').set({ n: 50 }),
            () => admin.doc('orders/o1').delete(),
          ]
        }),
    )
    expect(seen).toEqual(['0,1,2', '-1,1,2', '-1,1', '-1'])
    expect(costs).toEqual({ reads: 3 + 1 + 1, writes: 2, deletes: 1 })
  })
})
