import type { Order } from '@blinkcart/domain/order/order'
import { paths } from '@blinkcart/domain/paths'
import { shardOf } from '@blinkcart/domain/stats'
import { FieldValue, type Firestore, GrpcStatus, Timestamp } from 'firebase-admin/firestore'
import { getMessaging } from 'firebase-admin/messaging'
import { onDocumentWritten } from 'firebase-functions/v2/firestore'
import { type Moment, millis } from '../clock.ts'
import { documents } from '../collections.ts'
import { db, region } from '../firebase.ts'
import { settings } from '../settings.ts'
import { type Changed, type Message, messages, type Tally, tally } from './consequences.ts'
import { type Push, pushThrough } from './push.ts'

const outlets: Outlets = settings.push ? { db, push: pushThrough(db, getMessaging()) } : { db }

/** Trigger: tells those concerned that an order changed, and counts it. */
export const onOrderWritten = onDocumentWritten(
  { document: 'orders/{orderId}', region, retry: true },
  async (event) => {
    const { orderId } = event.params
    const after = event.data?.after.data() as Order<Moment> | undefined
    const before = event.data?.before.data() as Order<Moment> | undefined
    if (after === undefined) return
    await spread(outlets, event.id, before && changed(orderId, before), changed(orderId, after))
  },
)

/** Where what follows from a change goes: into documents, and where it is set up, to devices. */
interface Outlets {
  readonly db: Firestore
  readonly push?: Push
}

/** Writes what follows from a change. Each part is keyed, so that a second delivery of the event adds nothing. */
export async function spread(
  outlets: Outlets,
  event: string,
  before: Changed | undefined,
  after: Changed,
): Promise<void> {
  await Promise.all(messages(before, after).map((message) => tell(outlets, message)))
  const count = tally(before, after)
  if (count) await add(outlets.db, event, count)
}

/** Who makes the notification is the one who pushes it: so it is pushed once at most, however often the event arrives. */
async function tell({ db, push }: Outlets, { to, ...message }: Message): Promise<void> {
  const ref = documents.notification(db, to, message.id)
  const isNew = await once(ref.create({ ...message, at: FieldValue.serverTimestamp(), readAt: null }))
  if (isNew) await push?.(to, message)
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

/** Whether `creation` made something; false when it was there already. */
async function once(creation: Promise<unknown>): Promise<boolean> {
  try {
    await creation
    return true
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === GrpcStatus.ALREADY_EXISTS
    if (!isThere) throw error
    return false
  }
}

function changed(id: string, order: Order<Moment>): Changed {
  const leaseUntil = order.lease && millis(order.lease.until)
  return { ...order, id, placedAt: millis(order.placedAt), updatedAt: millis(order.updatedAt), leaseUntil }
}
