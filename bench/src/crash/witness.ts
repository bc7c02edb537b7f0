import { collection, onSnapshot } from 'firebase/firestore'
import { device, serverDevice } from '../firestore/ours.ts'

/** Listens through all crashes, without ever being told of them. */
export interface Witness {
  /** Resolves once everybody has heard of all counters standing so; rejects when that takes too long. */
  hears(counters: ReadonlyMap<string, number>): Promise<void>
  close(): Promise<void>
}

const patienceMs = 30_000

/** Both SDKs' listeners on all counters. */
export function startWitness(port: number): Witness {
  const server = serverDevice(port)
  const browser = device(port, { uid: 'boss', role: 'admin' })
  const heard = [new Map<string, number>(), new Map<string, number>()]
  let check = () => {}
  const note = (who: number, id: string, n: unknown) => {
    heard[who]?.set(id, Number(n))
    check()
  }
  const fail = (who: string) => (error: Error) => {
    throw new Error(`the listener of ${who} failed`, { cause: error })
  }
  const endServer = server.db.collection('orders').onSnapshot((snapshot) => {
    for (const { doc: counter } of snapshot.docChanges()) note(0, counter.id, counter.get('n'))
  }, fail('firebase-admin'))
  const endBrowser = onSnapshot(
    collection(browser.db, 'orders'),
    (snapshot) => {
      for (const { doc: counter } of snapshot.docChanges()) note(1, counter.id, counter.get('n'))
    },
    fail('the web SDK'),
  )
  return {
    hears(counters) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () =>
            reject(
              new Error(`a listener did not resume: wanted ${text(counters)}, heard ${heard.map(text).join(' and ')}`),
            ),
          patienceMs,
        )
        check = () => {
          if (!heard.every((own) => [...counters].every(([id, n]) => own.get(id) === n))) return
          clearTimeout(timer)
          resolve()
        }
        check()
      })
    },
    async close() {
      endServer()
      endBrowser()
      await Promise.all([server.close(), browser.close()])
    },
  }
}

const text = (counters: ReadonlyMap<string, number>): string => [...counters].map((entry) => entry.join('=')).join(' ')
