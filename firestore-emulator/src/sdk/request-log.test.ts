import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { collection, doc, type Firestore, getDocs, onSnapshot, setDoc, setLogLevel } from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Running } from './running.ts'

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /orders/{id} {
      allow read, write: if request.auth.uid == 'asha';
    }
  }
}`

const said: string[] = []
let running: Running
let environment: RulesTestEnvironment
beforeAll(async () => {
  setLogLevel('silent')
  running = await Running.start({ log: (message) => said.push(message), logRequests: true })
  const { host, port } = running.emulator
  environment = await initializeTestEnvironment({ projectId: 'demo-log', firestore: { host, port, rules } })
})
afterAll(async () => {
  await environment.cleanup()
  await running.stop()
})

// The compat type that the library promises is the modular SDK's at run time.
const as = (uid: string) => environment.authenticatedContext(uid).firestore() as unknown as Firestore
/** What is said meanwhile, durations left out. */
async function lines(work: () => Promise<unknown>): Promise<string[]> {
  said.length = 0
  await work().catch(() => {})
  return said.map((line) => line.replace(/ \d+\.\d ms$/, ' …'))
}

describe('the request log', () => {
  test('says who did what, and how it went', async () => {
    const admin = running.admin('demo-log')
    expect(await lines(() => admin.doc('orders/o1').set({ n: 1 }))).toEqual([
      'demo-log owner commit set orders/o1 OK …',
    ])
    expect(await lines(() => admin.doc('orders/o1').get())).toEqual(['demo-log owner get orders/o1 OK 1 …'])
    expect(await lines(() => admin.collection('orders').get())).toEqual(['demo-log owner query orders OK 1 …'])
    const update = () => admin.doc('orders/none').update({ n: 1 })
    expect(await lines(update)).toEqual([
      expect.stringMatching(/^demo-log owner commit patch orders\/none NOT_FOUND \(No document to update.*\) …$/),
    ])
  })

  test('names the rule that decided a denial', async () => {
    const denied = (method: string) =>
      `PERMISSION_DENIED (false for '${method}' @ L5: L5:29 request.auth.uid == 'asha' is false ("bela" == "asha")) …`
    expect(await lines(() => setDoc(doc(as('bela'), 'orders/o2'), { n: 1 }))).toEqual([
      `demo-log user bela commit set orders/o2 ${denied('create')}`,
    ])
    expect(await lines(() => getDocs(collection(as('bela'), 'orders')))).toEqual([
      `demo-log user bela listen orders ${denied('list')}`,
    ])
  })

  test('has a line when a listener begins', async () => {
    const orders = collection(as('asha'), 'orders')
    const heard = () => new Promise((resolve, reject) => onSnapshot(orders, resolve, reject))
    expect(await lines(heard)).toEqual(['demo-log user asha listen orders OK …'])
  })
})
