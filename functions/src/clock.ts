import type { Clock } from '@blinkcart/domain/time'
import { FieldValue, Timestamp } from 'firebase-admin/firestore'

/** A time in a document: read as a timestamp, written as one or as "when this commits". */
export type Moment = Timestamp | FieldValue

/** The server's clock at `now`: what it stamps becomes the commit's own time. */
export function serverClock(now: number = Date.now()): Clock<Moment> {
  return {
    now,
    stamp: FieldValue.serverTimestamp(),
    after: (ms) => Timestamp.fromMillis(now + ms),
    millis,
    at: (ms) => Timestamp.fromMillis(ms),
  }
}

/** What a stored time means in epoch milliseconds; one that is yet to be stored means nothing, and asking is a bug. */
export function millis(time: Moment): number {
  if (time instanceof Timestamp) return time.toMillis()
  throw new TypeError('a time that is not stored yet has no milliseconds')
}
