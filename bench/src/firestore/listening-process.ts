import { collection, doc, type Firestore, onSnapshot, type QuerySnapshot } from 'firebase/firestore'
import { type Heard, now } from './contender.ts'
import { device } from './ours.ts'

/** What a device is to do. */
export interface Following {
  readonly device: number
  readonly port: number
  readonly uid: string
  readonly role: 'customer' | 'admin'
  /** Followed each by itself; without them, the whole collection. */
  readonly orders?: readonly string[]
}

interface News {
  readonly device: number
  readonly order: string
  readonly version: number
  readonly at: number
}

/** What the process tells, the news of one turn at once. */
export type Told =
  | { readonly kind: 'stands'; readonly device: number }
  | { readonly kind: 'heard'; readonly news: readonly News[] }

// Stack traces of sources cost a client much that no user's client pays.
process.setSourceMapsEnabled(false)

let news: News[] = []

process.on('disconnect', () => process.exit())
process.on('message', async ({ device: number, port, uid, role, orders }: Following) => {
  const { db } = device(port, { uid, role })
  const heard: Heard = (order, version, at) => {
    if (news.length === 0) setImmediate(tell)
    news.push({ device: number, order, version, at })
  }
  if (orders === undefined) await followAll(db, heard)
  else await Promise.all(orders.map((order) => followOrder(db, order, heard)))
  post({ kind: 'stands', device: number })
})

function tell(): void {
  post({ kind: 'heard', news })
  news = []
}

const post = (told: Told) => process.send?.(told)

function followOrder(db: Firestore, order: string, heard: Heard): Promise<void> {
  return new Promise((resolve, reject) => {
    onSnapshot(
      doc(db, 'orders', order),
      (snapshot) => {
        heard(order, Number(snapshot.get('version')), now())
        resolve()
      },
      reject,
    )
  })
}

function followAll(db: Firestore, heard: Heard): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (snapshot: QuerySnapshot) => {
      for (const { doc: order } of snapshot.docChanges()) heard(order.id, Number(order.get('version')), now())
      resolve()
    }
    onSnapshot(collection(db, 'orders'), next, reject)
  })
}
