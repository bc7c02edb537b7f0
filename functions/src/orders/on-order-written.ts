import type { Order } from '@blinkcart/domain/order/order'
import { paths } from '@blinkcart/domain/paths'
import { shardOf } from '@blinkcart/domain/stats'
import { FieldValue, type Firestore, GrpcStatus, Timestamp } from 'firebase-admin/firestore'
import { onDocumentWritten } from 'firebase-functions/v2/firestore'
import { type Moment, millis } from '../clock.ts'
import { documents } from '../collections.ts'
import { db, region } from '../firebase.ts'
import { type Changed, type Message, messages, type Tally, tally } from './consequences.ts'

/** Trigger: tells those concerned that an order changed, and counts it. */
export const onOrderWritten = onDocumentWritten(
  { document: 'orders/{orderId}', region, retry: true },
  async (event) => {
    const { orderId } = event.params
    const after = event.data?.after.data() as Order<Moment> | undefined
    const before = event.data?.before.data() as Order<Moment> | undefined
    if (after === undefined) return
    await spread(db, event.id, before && changed(orderId, before), changed(orderId, after))
  },
)

/** Writes what follows from a change. Each part is keyed, so that a second delivery of the event adds nothing. */
export async function spread(db: Firestore, event: string, before: Changed | undefined, after: Changed): Promise<void> {
  await Promise.all(messages(before, after).map((message) => tell(db, message)))
  const count = tally(before, after)
  if (count) await add(db, event, count)
}

async function tell(db: Firestore, { to, ...message }: Message): Promise<void> {
  const ref = documents.notification(db, to, message.id)
  await once(ref.create({ ...message, at: FieldValue.serverTimestamp(), readAt: null }))
}

/** Counts blindly, with increments on one of many shards, and leaves the event's mark in the same batch: no waiting. */
async function add(db: Firestore, event: string, { day, left, reached, revenue, minutes }: Tally): Promise<void> {
  const updatedAt = FieldValue.serverTimestamp()
  const one = FieldValue.increment(1)
  const shard = shardOf(event)
  const batch = db.batch()
  batch.create(db.collection('countedEvents').doc(event.replaceAll('/', '_')), {
    expiresAt: Timestamp.fromMillis(Date.now() + keptMs),
  })
  const byStatus = { [reached]: one, ...(left === null ? {} : { [left]: FieldValue.increment(-1) }) }
  batch.set(db.doc(paths.liveShard(shard)), { byStatus, updatedAt }, { merge: true })
  batch.set(
    db.doc(paths.dayShard(day, shard)),
    {
      reached: { [reached]: one },
      revenue: FieldValue.increment(revenue),
      ...(minutes === null ? {} : { deliveryMinutes: { [minutes]: one } }),
      updatedAt,
    },
    { merge: true },
  )
  await once(batch.commit())
}

/** Longer than any event is retried: seven days, and one to spare. */
const keptMs = 8 * 24 * 60 * 60_000

async function once(creation: Promise<unknown>): Promise<void> {
  try {
    await creation
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === GrpcStatus.ALREADY_EXISTS
    if (!isThere) throw error
  }
}

function changed(id: string, order: Order<Moment>): Changed {
  const leaseUntil = order.lease && millis(order.lease.until)
  return { ...order, id, placedAt: millis(order.placedAt), updatedAt: millis(order.updatedAt), leaseUntil }
}
