import { invalidArgument } from '../../model/status.ts'
import { type CommitTime, type Timestamp, toTimestamp } from '../../model/timestamp.ts'
import { type Int64, readSmallInt64 } from '../proto/int64.ts'
import type { ProtoTimestamp } from '../proto/messages.ts'

// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z
const earliest = -62_135_596_800
const latest = 253_402_300_799

/** Reads a time and cuts it to the microseconds that Firestore keeps. */
export function readTimestamp(time: ProtoTimestamp): Timestamp {
  const seconds = readSmallInt64(time.seconds as Int64 | null | undefined)
  const nanos = time.nanos ?? 0
  if (seconds < earliest || seconds > latest)
    throw invalidArgument(`Timestamp seconds exceeds limit for field: ${seconds}`)
  if (nanos < 0 || nanos > 999_999_999) throw invalidArgument(`Timestamp nanos exceeds limit for field: ${nanos}`)
  return { seconds, nanos: nanos - (nanos % 1000) }
}

export const writeTime = (time: CommitTime): ProtoTimestamp => toTimestamp(time)
